# make demo      the main job, end to end, on this machine alone
# make test      all tests
# make generate  schema.json and sdk/dotnet, from the table
# make install   the plugin into BINDIR, for a local Pulumi CLI
# make dist      archives of the plugin and the NuGet package, under artifacts/dist
# make fuzz      the plugin's readers against broken input, for SECONDS
# make laws      the provider's tests, its laws with the cases of another SEED
# make emulator  Twilio's Senders API on loopback, to point a stack at

DOTNET ?= dotnet
CONFIGURATION ?= Debug
BINDIR ?= $(HOME)/.pulumi/bin
PORT ?= 4010
SECONDS ?= 60
SEED ?= 1

SLN := PulumiTwilioSenders.sln
PLUGIN := provider/PulumiTwilioSenders/PulumiTwilioSenders.csproj
VERSION := $(shell sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
RID := $(shell $(DOTNET) --info | sed -n 's/^ *RID: *//p' | head -n 1)
QUIET := --nologo -v quiet

export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1

.PHONY: build test demo generate fuzz laws emulator install dist clean

build: artifacts/pulumi-sdk
	$(DOTNET) build $(SLN) -c $(CONFIGURATION) $(QUIET)

# Whether the real Pulumi package restores here decides what programs compile against. `make clean` asks again.
artifacts/pulumi-sdk: tools/probe-pulumi-sdk.sh
	@mkdir -p artifacts
	@DOTNET="$(DOTNET)" sh tools/probe-pulumi-sdk.sh > $@.tmp && mv $@.tmp $@
	@echo "Pulumi SDK: $$(cat $@)"

test: build
	rm -rf artifacts/test-results
	$(DOTNET) test $(SLN) -c $(CONFIGURATION) --no-build --nologo \
	  --logger "console;verbosity=minimal" --logger trx --results-directory artifacts/test-results

demo: build
	$(DOTNET) artifacts/bin/Demo/$(shell echo $(CONFIGURATION) | tr A-Z a-z)/demo.dll

# The only writer of schema.json and sdk/dotnet.
generate:
	$(DOTNET) run --project $(PLUGIN) -v quiet -- --schema > schema.json.tmp && mv schema.json.tmp schema.json
	$(DOTNET) run --project sdk/generator -v quiet -- --schema schema.json --output sdk/dotnet

# The readers of messages and answers, fed with broken ones.
fuzz: build
	$(DOTNET) artifacts/bin/Fuzz/$(shell echo $(CONFIGURATION) | tr A-Z a-z)/fuzz.dll --seconds $(SECONDS) --seed $(SEED)

# In artifacts of its own, so that the seed stays out of the others; a build doesn't notice that it has changed.
laws: artifacts/pulumi-sdk
	rm -rf artifacts/laws/obj/Provider.Tests
	$(DOTNET) test tests/Provider.Tests -p:LawsSeed=$(SEED) -p:ArtifactsPath=$(CURDIR)/artifacts/laws --nologo

emulator:
	$(DOTNET) run --project tests/TwilioEmulator -v quiet -- --port $(PORT)

# One file that needs the .NET runtime of this machine.
install: artifacts/pulumi-sdk
	$(DOTNET) publish $(PLUGIN) -c Release -r $(RID) --self-contained false -p:PublishSingleFile=true -p:DebugType=embedded \
	  $(QUIET) -o artifacts/install
	mkdir -p "$(BINDIR)"
	install -m 755 artifacts/install/pulumi-resource-twilio "$(BINDIR)/pulumi-resource-twilio"
	@echo "Installed pulumi-resource-twilio $(VERSION) in $(BINDIR). Make sure that it is on PATH."

dist: artifacts/pulumi-sdk
	DOTNET="$(DOTNET)" sh tools/dist.sh $(VERSION) $(RID)

clean:
	rm -rf artifacts
