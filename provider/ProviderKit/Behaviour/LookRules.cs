using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// What the state is to hold after a look at the service, and what the user is to hear. The declared words stand where the
/// service shows them, or is known to say them in words of its own. What it took and doesn't show is told at each look until
/// it does. A look alone takes what differs for a change at the service; a write says nothing of what it didn't send, so
/// that the next look still finds the change.
/// </summary>
internal static class LookRules
{
    /// <summary>A look, with no write before it.</summary>
    public static Look Seen(ShapeDescription shape, PropertyMap inputs, PropertyMap oldOutputs, PropertyMap live)
    {
        var sent = Memory.Sent(oldOutputs) is { Count: > 0 } remembered ? remembered : inputs;
        return new Looking(new(inputs, live)).At(shape, new(inputs, sent, oldOutputs, Memory.Words(oldOutputs), PropertyMap.Empty, live));
    }

    /// <summary>A look at what is taken over. What isn't written into a program of it is there in words of the service's own.</summary>
    public static Look Imported(ShapeDescription shape, PropertyMap live)
    {
        var inputs = ImportRules.Inputs(shape, live);
        return Written(shape, inputs, new(PatchRules.ForCreate(shape, inputs.Plain(), replaces: false), PropertyMap.Empty), live) with { Inputs = inputs };
    }

    /// <summary>A look after a write.</summary>
    public static Look Written(ShapeDescription shape, PropertyMap declared, Write write, PropertyMap live)
    {
        var sights = new Sights(declared, declared, write.OldOutputs, Memory.Words(write.OldOutputs), write.Before, live)
        {
            Base = Memory.Sent(write.OldOutputs) is { Count: > 0 } remembered ? remembered : write.OldInputs,
        };
        return new Looking(new(declared, live)) { Write = write }.At(shape, sights);
    }
}

/// <summary>What a write was about.</summary>
/// <param name="Sent">What was sent.</param>
/// <param name="Before">What the service showed before it.</param>
internal sealed record Write(Patch Sent, PropertyMap Before)
{
    public PropertyMap OldInputs { get; init; } = PropertyMap.Empty;

    public PropertyMap OldOutputs { get; init; } = PropertyMap.Empty;

    /// <summary>Declared properties that the service has not been sent yet.</summary>
    public IReadOnlyCollection<PropertyPath> Owed { get; init; } = [];

    /// <summary>What the program doesn't want to be changed.</summary>
    public IReadOnlyCollection<PropertyPath> Ignored { get; init; } = [];
}

/// <summary>What comes of a look.</summary>
/// <param name="Inputs">The inputs as the service has them.</param>
/// <param name="Outputs">The outputs.</param>
/// <param name="Sent">What was sent last.</param>
/// <param name="Words">What the service said in words of its own.</param>
/// <param name="Remarks">What to tell: properties that aren't as they were sent or declared.</param>
internal sealed record Look(PropertyMap Inputs, PropertyMap Outputs, PropertyMap Sent, PropertyMap Words, IReadOnlyList<string> Remarks);

/// <param name="Declared">The inputs.</param>
/// <param name="Sent">What was sent last, as far as the state tells.</param>
/// <param name="LastSeen">The outputs in the state.</param>
/// <param name="Words">What the service made of the declared values before.</param>
/// <param name="Before">What it showed before a write.</param>
/// <param name="Live">What it shows now.</param>
internal sealed record Sights(PropertyMap Declared, PropertyMap Sent, PropertyMap LastSeen, PropertyMap Words, PropertyMap Before, PropertyMap Live)
{
    /// <summary>What had been sent before a write.</summary>
    public PropertyMap Base { get; init; } = PropertyMap.Empty;

    public Sights Under(string name) => new(
        Declared[name].AsMap(), Sent[name].AsMap(), SecretMarks.Inside(LastSeen[name], Declared[name] ?? LastSeen[name]),
        Words[name].AsMap(), Before[name].AsMap(), Live[name].AsMap())
        { Base = Base[name].AsMap() };
}

/// <param name="Declared">All inputs.</param>
/// <param name="Live">All that the service shows.</param>
internal sealed record Roots(PropertyMap Declared, PropertyMap Live);

internal sealed class Looking(Roots roots)
{
    private readonly List<string> remarks = [];

    /// <summary>Null for a look with no write before it.</summary>
    public Write? Write { get; init; }

    public Look At(ShapeDescription shape, Sights sights)
    {
        var seen = At(shape, sights, PropertyPath.Root);
        return new(seen.Inputs, seen.Outputs, seen.Sent, seen.Words, remarks);
    }

    private Parts At(ShapeDescription shape, Sights sights, PropertyPath at)
    {
        var parts = new Parts();
        foreach (var property in shape.Properties)
            parts.Add(property, At(property, sights, at.Then(property.Name)));
        return parts;
    }

    private Seen At(PropertyDescription property, Sights sights, PropertyPath at)
    {
        var (declared, live, old) = (sights.Declared[property.Name], sights.Live[property.Name], sights.LastSeen[property.Name]);
        if (property.Declaration.IsOutput)
            return new() { Output = live.IsNothing() ? null : SecretMarks.Copy(old, live!) };
        if (property.Type is ShapeType shaped)
            return Block(shaped.Shape, property.Name, sights, at);
        if (declared.IsNothing())
            return Undeclared(property, sights, at);
        if (property.ReadBack.IsNever && IsOwed(at))
            return new() { Output = old };
        if (property.Declaration.IsLocal || SameRules.IsLive(property, declared!, live, roots.Declared))
            return Shown(declared!, Sent(property, sights, at));
        if (IsComing(property, declared!))
            return new() { Input = declared, Output = There(property, declared!, sights), Sent = Sent(property, sights, at) };
        return Write is null ? Differing(property, declared!, sights, at) : Written(property, declared!, sights, at);
    }

    private Seen Block(ShapeDescription shape, string name, Sights sights, PropertyPath at)
    {
        var (declared, old, sent) = (sights.Declared[name], sights.LastSeen[name], sights.Sent[name]);
        var parts = At(shape, sights.Under(name), at);
        return new()
        {
            Input = declared.IsNothing() ? declared : parts.Inputs.Count == 0 ? null : SecretMarks.Around(parts.Inputs, declared),
            Output = declared.IsNothing() && parts.Outputs.All(e => e.Value.IsNothing()) ? null : SecretMarks.Around(parts.Outputs, declared ?? old),
            Sent = parts.Sent.Count == 0 ? null : SecretMarks.Around(parts.Sent, sent ?? declared),
            Words = parts.Words.Count == 0 ? null : SecretMarks.Around(parts.Words, declared),
        };
    }

    private Seen Undeclared(PropertyDescription property, Sights sights, PropertyPath at)
    {
        var (live, old) = (sights.Live[property.Name], sights.LastSeen[property.Name]);
        if (!live.IsNothing() && Write?.Sent.Edits.GetValueOrDefault(at) is PropertyEdit.Clear && property.ReadBack.NotKeptOn?.Invoke(roots.Declared) != true)
            remarks.Add($"{at}: the service took the request to clear it and shows a value all the same.");
        return new()
        {
            Input = sights.Declared[property.Name],
            Output = !live.IsNothing() ? SecretMarks.Copy(old, live!)
                : property.Declaration is { IsLocal: true, Default: { } given } ? new TextValue(given) : null,
            Sent = Write is null ? StillSent(property, null, sights, at) : IsOwed(at) ? sights.Base[property.Name] : null,
        };
    }

    private static Seen Shown(PropertyValue declared, PropertyValue? sent) => new() { Input = declared, Output = declared, Sent = sent };

    /// <summary>The service shows something else than what is declared, and nothing was written just now.</summary>
    private Seen Differing(PropertyDescription property, PropertyValue declared, Sights sights, PropertyPath at)
    {
        var (live, sent) = (sights.Live[property.Name], sights.Sent[property.Name]);
        var output = There(property, declared, sights);
        if (InOwnWords(property, sights))
            return Shown(declared, sent) with { Words = sights.Words[property.Name] };
        // It can't be missing while it hasn't been sent yet, or while the service doesn't take it yet.
        if (live.IsNothing() && property.Declaration.TakenOn is { } takes && (sent.IsNothing() || !takes(roots.Live)))
            return new() { Input = declared, Sent = sent };
        if (property.Replacement is not null)
        {
            remarks.Add($"{at} has changed at the service. What is declared stays as it is, for a change of it replaces the resource: declare the new value to accept it.");
            return new() { Input = declared, Output = output, Sent = declared };
        }

        return !sent.IsNothing() && SameRules.IsLive(property, sent!, live, roots.Declared)
            ? Shown(sent!, sent)
            : new() { Input = output, Output = output, Sent = StillSent(property, output, sights, at) };
    }

    /// <summary>The service shows something else than what is declared, after a write.</summary>
    private Seen Written(PropertyDescription property, PropertyValue declared, Sights sights, PropertyPath at)
    {
        var (live, old, sent) = (sights.Live[property.Name], sights.LastSeen[property.Name], Sent(property, sights, at));
        var output = There(property, declared, sights);
        if (InOwnWords(property, sights))
            return Shown(declared, sent) with { Words = sights.Words[property.Name] };
        if (!Write!.Sent.Mentions(at) || IsOwed(at))
            return new() { Output = old.IsNothing() ? output : SecretMarks.Copy(declared, old!), Sent = sent };
        if (!live.IsNothing() && !SameRules.AreSame(property, sights.Before[property.Name], live))
            return Shown(declared, sent) with { Words = output };
        if (property.Declaration.TakenOn?.Invoke(roots.Live) != false)
            remarks.Add($"{at}: the service took the value that was sent and doesn't show it so far. A refresh tells whether it came, and makes it a difference if it didn't.");
        return new() { Output = output, Sent = sent };
    }

    /// <summary>What the service shows, as secret as what is declared and as what was seen before: it may be either.</summary>
    private static PropertyValue? There(PropertyDescription property, PropertyValue declared, Sights sights)
    {
        var live = sights.Live[property.Name];
        return live.IsNothing() ? null : SecretMarks.Copy(declared, SecretMarks.Copy(sights.LastSeen[property.Name], live!));
    }

    /// <summary>The service makes the same of the same value as it did before.</summary>
    private bool InOwnWords(PropertyDescription property, Sights sights)
    {
        var (words, sentBefore) = (sights.Words[property.Name], (Write is null ? sights.Sent : sights.Base)[property.Name]);
        return !words.IsNothing() && SameRules.AreSame(property, words, sights.Live[property.Name])
            && SameRules.AreSame(property, sentBefore, sights.Declared[property.Name]);
    }

    private PropertyValue? Sent(PropertyDescription property, Sights sights, PropertyPath at)
    {
        if (Write is null)
            return StillSent(property, sights.Declared[property.Name], sights, at);
        if (IsOwed(at))
            return sights.Base[property.Name];
        return !Write.Sent.Mentions(at) && Write.Ignored.Any(path => path.Covers(at)) ? sights.Base[property.Name] : sights.Declared[property.Name];
    }

    /// <summary>What was sent and nobody has changed since, whether the service shows it or not; else what is there.</summary>
    private PropertyValue? StillSent(PropertyDescription property, PropertyValue? there, Sights sights, PropertyPath at)
    {
        var (sent, live) = (sights.Sent[property.Name], sights.Live[property.Name]);
        var isUnchanged = SameRules.AreSame(property, sights.LastSeen[property.Name], live);
        if (sent.IsNothing())
            return isUnchanged ? null : there;
        if (SameRules.IsLive(property, sent!, live, roots.Declared))
            return sent;
        if (property.ReadBack.ComingOn is not null)
            return IsComing(property, sent!) ? sent : there;
        if (!isUnchanged)
            return there;
        remarks.Add($"{at}: the service doesn't show the value that was sent last. The next update sends it again, unless the program declares what is there.");
        return sent;
    }

    private bool IsComing(PropertyDescription property, PropertyValue declared) =>
        declared.AsText() is { } text && property.ReadBack.ComingOn?.Invoke(text, roots.Live) == true;

    private bool IsOwed(PropertyPath at) => Write?.Owed.Contains(at) == true;

    private sealed record Seen
    {
        public PropertyValue? Input { get; init; }

        public PropertyValue? Output { get; init; }

        public PropertyValue? Sent { get; init; }

        public PropertyValue? Words { get; init; }
    }

    private sealed class Parts
    {
        public PropertyMap Inputs { get; private set; } = PropertyMap.Empty;

        public PropertyMap Outputs { get; private set; } = PropertyMap.Empty;

        public PropertyMap Sent { get; private set; } = PropertyMap.Empty;

        public PropertyMap Words { get; private set; } = PropertyMap.Empty;

        public void Add(PropertyDescription property, Seen seen)
        {
            PropertyMap With(PropertyMap all, PropertyValue? value) => value is null ? all : all.With(property.Name, property.Secret ? SecretValue.Of(value) : value);
            Inputs = With(Inputs, seen.Input);
            Outputs = With(Outputs, seen.Output);
            Sent = With(Sent, seen.Sent);
            Words = With(Words, seen.Words);
        }
    }
}
