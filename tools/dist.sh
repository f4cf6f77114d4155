#!/bin/sh
# Makes what a release consists of, as far as this machine can: the plugin compiled ahead of time for this platform, in an
# archive named as the engine looks for it, checksums, and the NuGet package of the C# SDK.
set -eu
version=$1
rid=$2
dotnet=${DOTNET:-dotnet}
out=artifacts/dist
mkdir -p "$out"

case $rid in
  linux-x64) platform=linux-amd64 ;;
  linux-arm64) platform=linux-arm64 ;;
  osx-x64) platform=darwin-amd64 ;;
  osx-arm64) platform=darwin-arm64 ;;
  win-x64) platform=windows-amd64 ;;
  win-arm64) platform=windows-arm64 ;;
  *) echo "No plugin archives are made for $rid." >&2; exit 1 ;;
esac

# The native linker is driven through clang unless only gcc is there.
linker=
if ! command -v clang >/dev/null 2>&1 && command -v gcc >/dev/null 2>&1; then linker=-p:CppCompilerAndLinker=gcc; fi
stage=artifacts/native/$platform
rm -rf "$stage"
$dotnet publish provider/PulumiTwilioSenders -c Release -r "$rid" -p:PublishAot=true -p:StripSymbols=true $linker \
  --nologo -v quiet -o "$stage"
binary=pulumi-resource-twilio
case $platform in windows-*) binary=$binary.exe ;; esac
cp README.md LICENSE "$stage/"
archive=pulumi-resource-twilio-v$version-$platform.tar.gz
tar -C "$stage" -czf "$out/$archive" "$binary" README.md LICENSE
echo "$out/$archive"

if [ "$(cat artifacts/pulumi-sdk)" = package ]; then
  package=PulumiTwilio.Senders.$version.nupkg
  $dotnet pack sdk/dotnet -c Release -p:PulumiSdk=package --nologo -v quiet -o "$out"
  echo "$out/$package"
else
  package=
  echo "The NuGet package is not made: the real Pulumi package does not restore on this machine." >&2
fi
checksum="sha256sum"
command -v sha256sum >/dev/null 2>&1 || checksum="shasum -a 256"
(cd "$out" && $checksum "$archive" $package > "pulumi-resource-twilio-v$version-checksums.txt")
