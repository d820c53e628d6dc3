package cli

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

const unreleased = "(devel)"

// version returns the released version this program was built from, else "(devel)".
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return unreleased
	}
	return releasedVersion(info.Main.Version)
}

// releasedVersion keeps tags only: the go command makes up pseudo-versions for
// other commits and marks changed trees.
func releasedVersion(v string) string {
	if !semver.IsValid(v) || module.IsPseudoVersion(v) || semver.Build(v) != "" {
		return unreleased
	}
	return v
}

// versionText names the revision, by which a report of a fault finds the code, and the
// toolchain, since growthlint reads no code that is newer than the one that built it.
func versionText() string {
	revision := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		revision = revisionOf(info)
	}
	return fmt.Sprintf("growthlint %s (%s, %s %s/%s)\n", version(), cmp.Or(revision, "revision unknown"), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// revisionOf returns the commit that a program was built from: as the repository was when
// it was built there, or as the go command has put it into the version of a commit without
// a tag; "" if neither tells.
func revisionOf(info *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	revision := settings["vcs.revision"]
	if revision == "" && module.IsPseudoVersion(info.Main.Version) {
		revision, _ = module.PseudoVersionRev(info.Main.Version)
	}
	if revision == "" {
		return ""
	}
	text := "revision " + revision
	if settings["vcs.modified"] == "true" {
		text += " with changes"
	}
	return text
}
