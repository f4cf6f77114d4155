using System.Text;

namespace Demo.Stage;

/// <summary>Looks for secrets in clear, and as the base64 that HTTP basic authentication makes of them.</summary>
internal sealed class SecretSearch
{
    readonly List<(string Name, string Text)> forms = [];

    public void Add(string name, string secret)
    {
        forms.Add((name, secret));
        forms.Add(($"{name} in base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))));
    }

    /// <summary>A user and its secret, as they go over the wire too.</summary>
    public void AddLogin(string name, string user, string secret)
    {
        Add(name, secret);
        forms.Add(($"{name} as basic authentication", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}"))));
    }

    /// <summary>What was found, as "the auth token in FILE".</summary>
    public IReadOnlyList<string> In(string place, string text) =>
        [.. forms.Where(form => text.Contains(form.Text, StringComparison.Ordinal)).Select(form => $"{form.Name} in {place}")];

    public IReadOnlyList<string> InFiles(IEnumerable<string> files) =>
        [.. files.SelectMany(file => In($"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}", File.ReadAllText(file)))];
}
