namespace Fuzz;

/// <summary>A few bytes changed, doubled, lost or cut off; most inputs are left as they are, to get further in.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] bytes, Random random)
    {
        var mutated = bytes.ToList();
        for (var left = random.Next(3) == 0 ? random.Next(1, 5) : 0; left > 0 && mutated.Count > 0; left--)
            Change(mutated, random.Next(mutated.Count), random);
        return [.. mutated];
    }

    private static void Change(List<byte> bytes, int at, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveAt(at);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 16), bytes.Count - at)));
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }
}
