package main

import (
	"cmp"
	"runtime/debug"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

const (
	lintModule   = "github.com/golangci/golangci-lint/v2"
	growthModule = "github.com/growthlint/growthlint"
)

// unreleased is a version by which golangci-lint does not tell builds apart: it then
// takes the hash of the executable.
const unreleased = "(devel)"

// version is golangci-lint's and growthlint's together. golangci-lint's cache is keyed
// by it: were growthlint's left out, a new growthlint would replay the findings of the
// old one. A build of which one part is no release has no version.
func version(info *debug.BuildInfo) string {
	lint := released(info, lintModule)
	growth := released(info, growthModule)
	if lint == "" || growth == "" {
		return unreleased
	}
	return lint + "-growthlint-" + growth
}

// parts names both parts of the build, released or not, where golangci-lint shows the
// commit that it is from.
func parts(info *debug.BuildInfo) string {
	text := "golangci-lint " + cmp.Or(released(info, lintModule), unreleased)
	if v := released(info, growthModule); v != "" {
		return text + " and growthlint " + v
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	text += " and growthlint at revision " + cmp.Or(settings["vcs.revision"], "unknown")
	if settings["vcs.modified"] == "true" {
		text += " with changes"
	}
	return text
}

// released is the version of a module in the build, without the v; "" if it is not a
// released one, or if its source was replaced.
func released(info *debug.BuildInfo, path string) string {
	for _, dep := range info.Deps {
		if dep.Path != path {
			continue
		}
		if dep.Replace != nil || !semver.IsValid(dep.Version) || module.IsPseudoVersion(dep.Version) {
			return ""
		}
		return strings.TrimPrefix(dep.Version, "v")
	}
	return ""
}
