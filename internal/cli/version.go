package cli

import (
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

// versionText names the toolchain too, since growthlint reads no code that is
// newer than the one that built it.
func versionText() string {
	return fmt.Sprintf("growthlint %s (%s %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
