using ProviderKit.Description;

namespace PulumiTwilioSenders.Senders;

/// <summary>The known values of a profile's open sets.</summary>
internal static class ProfileEnums
{
    /// <summary>The reference's seventeen, and the five that Twilio added in 2026.</summary>
    public static EnumDescription Vertical { get; } = new("twilio:messaging:SenderVertical", "A line of business.",
    [
        new("Automotive", "Cars and other vehicles."),
        new("Beauty, Spa and Salon", "Beauty, spas and salons.", "BeautySpaAndSalon"),
        new("Clothing and Apparel", "Clothing.", "ClothingAndApparel"),
        new("Education", "Schools, universities, courses."),
        new("Entertainment", "Entertainment."),
        new("Event Planning and Service", "Events.", "EventPlanningAndService"),
        new("Finance and Banking", "Banks, insurances and other finance.", "FinanceAndBanking"),
        new("Food and Grocery", "Food and groceries.", "FoodAndGrocery"),
        new("Public Service", "Government and public services.", "PublicService"),
        new("Hotel and Lodging", "Hotels and lodging.", "HotelAndLodging"),
        new("Medical and Health", "Medicine and health.", "MedicalAndHealth"),
        new("Non-profit", "Charities and other non-profits.", "NonProfit"),
        new("Professional Services", "Professional services.", "ProfessionalServices"),
        new("Shopping and Retail", "Shops and retail.", "ShoppingAndRetail"),
        new("Travel and Transportation", "Travel and transport.", "TravelAndTransportation"),
        new("Restaurant", "Restaurants."),
        new("Other", "Anything else."),
        new("Alcohol", "Alcoholic drinks."),
        new("Matrimony Service", "Matrimonial services.", "MatrimonyService"),
        new("Online Gambling", "Gambling online.", "OnlineGambling"),
        new("OTC Drugs", "Medicine without prescription.", "OtcDrugs"),
        new("Physical Gambling", "Gambling in places.", "PhysicalGambling"),
    ]);

    public static EnumDescription UseCase { get; } = new("twilio:messaging:SenderUseCase", "What an RCS agent is for.",
    [
        new("PROMOTIONAL", "Offers and news."),
        new("TRANSACTIONAL", "Messages about what a customer did."),
        new("OTP", "One-time passwords."),
        new("MULTI_USE", "More than one of these."),
    ]);
}
