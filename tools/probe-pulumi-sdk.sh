#!/bin/sh
# Prints "package" where the real Pulumi NuGet package restores, else "rehearsal". It asks from within the repository, with
# the NuGet configuration that the builds have, and for the frameworks that they compile for.
set -eu
mkdir -p artifacts
probe=$(mktemp -d "$PWD/artifacts/probe.XXXXXX")
trap 'rm -rf "$probe"' EXIT
cat > "$probe/probe.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFrameworks>net6.0;net10.0</TargetFrameworks>
    <CheckEolTargetFramework>false</CheckEolTargetFramework>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="Pulumi" Version="3.*" /></ItemGroup>
</Project>
PROJECT
if ${DOTNET:-dotnet} restore "$probe/probe.csproj" -v quiet -p:ImportDirectoryBuildProps=false \
  -p:ImportDirectoryBuildTargets=false -p:ImportDirectoryPackagesProps=false >/dev/null 2>&1; then echo package; else echo rehearsal; fi
