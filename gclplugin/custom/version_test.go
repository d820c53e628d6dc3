package main

import (
	"runtime/debug"
	"testing"
)

func TestVersion(t *testing.T) {
	build := func(growth *debug.Module) *debug.BuildInfo {
		return &debug.BuildInfo{Deps: []*debug.Module{{Path: "github.com/golangci/golangci-lint/v2", Version: "v2.15.0"}, growth}}
	}
	const path = "github.com/growthlint/growthlint"
	for want, growth := range map[string]*debug.Module{
		"2.15.0-growthlint-0.3.1": {Path: path, Version: "v0.3.1"},
		"2.15.0-growthlint-0.3.2": {Path: path, Version: "v0.3.2"},
	} {
		if got := version(build(growth)); got != want {
			t.Errorf("version is %q, want %q", got, want)
		}
	}
	for _, growth := range []*debug.Module{
		{Path: path, Version: "(devel)"},
		{Path: path, Version: "v0.3.2-0.20261101120000-0123456789ab"},
		{Path: path, Version: "v0.3.1", Replace: &debug.Module{Path: "../.."}},
		{Path: "example.com/other", Version: "v1.0.0"},
	} {
		if got := version(build(growth)); got != unreleased {
			t.Errorf("version with %v is %q, want %q", growth, got, unreleased)
		}
	}
}

func TestPartsAreNamed(t *testing.T) {
	lint := &debug.Module{Path: lintModule, Version: "v2.15.0"}
	for want, build := range map[string]*debug.BuildInfo{
		"golangci-lint 2.15.0 and growthlint 0.3.1": {Deps: []*debug.Module{lint, {Path: growthModule, Version: "v0.3.1"}}},
		"golangci-lint 2.15.0 and growthlint at revision 0123abc with changes": {
			Deps:     []*debug.Module{lint, {Path: growthModule, Version: "v0.3.1", Replace: &debug.Module{Path: "../.."}}},
			Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "0123abc"}, {Key: "vcs.modified", Value: "true"}},
		},
		"golangci-lint 2.15.0 and growthlint at revision unknown": {Deps: []*debug.Module{lint}},
	} {
		if got := parts(build); got != want {
			t.Errorf("parts are %q, want %q", got, want)
		}
	}
}
