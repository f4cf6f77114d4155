namespace Rehearsal.Tests.Engine;

public sealed class RecordedProviderTests
{
    [Fact]
    public async Task An_explicit_provider_is_configured_with_what_CheckConfig_returned() => await FlowReplay.RunAsync("14b-up-explicit-provider");

    [Fact]
    public async Task Stack_configuration_reaches_the_default_provider_as_strings() => await FlowReplay.RunAsync("14c-up-default-provider-stack-config");

    [Fact]
    public async Task A_provider_with_unknown_configuration_is_not_asked_anything() => await FlowReplay.RunAsync("14d-preview-provider-config-unknown");

    [Fact]
    public async Task A_provider_whose_configuration_became_known_is_asked() => await FlowReplay.RunAsync("14e-up-provider-config-was-unknown");

    [Fact]
    public async Task A_changed_configuration_is_updated_in_place() => await FlowReplay.RunAsync("15b-up-provider-config-update");

    [Fact]
    public async Task A_replaced_provider_takes_three_processes() => await FlowReplay.RunAsync("15d-up-provider-config-replace");

    [Fact]
    public async Task A_changed_stack_configuration_updates_the_default_provider() => await FlowReplay.RunAsync("15e-up-default-provider-config-change");
}
