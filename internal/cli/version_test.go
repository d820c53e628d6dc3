package cli

import (
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestVersionIsOneLine(t *testing.T) {
	r := (&run{}).call("-version")
	assert.Equal(t, exitClean, r.code)
	assert.Regexp(t, `^growthlint \(devel\) \(revision .*, go.* .*/.*\)\n$`, r.stdout)
	assert.Nil(t, r.asked)
}

func TestReleasedVersion(t *testing.T) {
	for v, want := range map[string]string{
		"v1.2.3":                             "v1.2.3",
		"v1.2.3-rc.1":                        "v1.2.3-rc.1",
		"v1.2.3+dirty":                       unreleased,
		"v0.0.0-20250102030405-0123456789ab": unreleased,
		"(devel)":                            unreleased,
		"":                                   unreleased,
	} {
		assert.Equal(t, want, releasedVersion(v), v)
	}
}

func TestRevisionOfABuild(t *testing.T) {
	of := func(version string, settings ...debug.BuildSetting) string {
		return revisionOf(&debug.BuildInfo{Main: debug.Module{Version: version}, Settings: settings})
	}
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef0123456789abcdef01234567"}
	assert.Equal(t, "revision 0123456789abcdef0123456789abcdef01234567", of("v0.1.0", revision, debug.BuildSetting{Key: "vcs.modified", Value: "false"}))
	assert.Equal(t, "revision 0123456789abcdef0123456789abcdef01234567 with changes", of("(devel)", revision, debug.BuildSetting{Key: "vcs.modified", Value: "true"}))
	assert.Equal(t, "revision c3dce6300000", of("v0.0.0-20260102030405-c3dce6300000"), "as go install of a commit")
	assert.Empty(t, of("v0.1.0"))
	assert.Empty(t, of("(devel)"))
}
