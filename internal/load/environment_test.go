package load

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCheckToolchain(t *testing.T) {
	mod := filepath.Join(t.TempDir(), "go.mod")
	require.NoError(t, os.WriteFile(mod, []byte("module m\n\n// go 1.99\ngo 1.25.3 // why\n"), 0o644))
	tests := []struct {
		name  string
		env   environment
		built string
		says  string
	}{
		{"same", environment{GOVERSION: "go1.26.1"}, "go1.26.1", ""},
		{"newer patch", environment{GOVERSION: "go1.26.9"}, "go1.26.1", ""},
		{"older", environment{GOVERSION: "go1.24.0"}, "go1.26.1", ""},
		{"newer", environment{GOVERSION: "go1.27.0"}, "go1.26.1", "the go command here is go1.27.0, but growthlint was built with go1.26.1"},
		{"release candidate", environment{GOVERSION: "go1.27rc1"}, "go1.26.1 X:nodwarf5", "GOTOOLCHAIN=go1.26.1"},
		{"development", environment{GOVERSION: "devel go1.28-abcdef"}, "go1.26.1", ""},
		{"built by a development version", environment{GOVERSION: "go1.30.0"}, "devel go1.28-abcdef Mon", ""},
		{"go line older", environment{GOVERSION: "go1.25.3", GOMOD: mod}, "go1.25.0", ""},
		{"go line newer", environment{GOVERSION: "go1.24.0", GOMOD: mod}, "go1.24.0", "go.mod says go 1.25.3"},
		{"go.work newer", environment{GOVERSION: "go1.24.0", GOWORK: mod}, "go1.24.0", "says go 1.25.3"},
		{"no file", environment{GOVERSION: "go1.24.0", GOMOD: os.DevNull, GOWORK: "off"}, "go1.24.0", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.env.checkToolchain(tt.built)
			if tt.says == "" {
				assert.NoError(t, err)
				return
			}
			var usage *UsageError
			require.ErrorAs(t, err, &usage)
			assert.Contains(t, usage.Text, tt.says)
			assert.Contains(t, usage.Text, "go install")
		})
	}
}

func TestWorkspacePatternsOfOldGo(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"go.work": "go 1.24\n\nuse ./a\n", "a/go.mod": "module a\n\ngo 1.24\n"} {
		require.NoError(t, os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	env := &environment{dir: dir, vars: append(os.Environ(), "GOPROXY=off", "GOWORK="), GOWORK: filepath.Join(dir, "go.work")}
	env.GOVERSION = "go1.24.0"
	got, err := env.workspacePatterns(t.Context())
	require.NoError(t, err)
	require.Len(t, got, 1)
	assert.Equal(t, realPath(filepath.Join(dir, "a")), realPath(filepath.Dir(got[0])))
	env.GOVERSION = "go1.25.0"
	got, err = env.workspacePatterns(t.Context())
	require.NoError(t, err)
	assert.Equal(t, []string{"work"}, got)
}

func TestParsePlace(t *testing.T) {
	for s, want := range map[string]string{
		"a.go:3:7": "a.go:3:7", "a.go:3": "a.go:3", "a.go": "a.go", `C:\a.go:3:7`: `C:\a.go:3:7`, "a:b:c": "a:b:c", "": "-",
	} {
		assert.Equal(t, want, parsePlace(s).String(), s)
	}
}

func TestLikelyNames(t *testing.T) {
	for path, want := range map[string]string{
		"example.com/jwt/v2": "jwt", "example.com/go-lost": "lost", "gopkg.in/yaml.v3": "yaml", "example.com/nats.go": "nats",
		"example.com/aws-sdk-go": "sdk", "example.com/plain": "plain", "example.com/two-words": "twowords",
	} {
		assert.Contains(t, likelyNames(path), want, path)
	}
	assert.Equal(t, "plain", likelyNames("example.com/plain")[0])
}
