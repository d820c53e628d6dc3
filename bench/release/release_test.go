package release

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goreleaser/goreleaser/v2/pkg/config"
	"github.com/rhysd/actionlint"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// root is a file of the repository.
func root(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "..", filepath.FromSlash(name)))
	require.NoError(t, err)
	return path
}

// TestGoreleaserTakesTheConfiguration reads it as goreleaser does, which refuses unknown
// keys, and holds what it builds to what install.sh asks for.
func TestGoreleaserTakesTheConfiguration(t *testing.T) {
	project, err := config.Load(root(t, ".goreleaser.yaml"))
	require.NoError(t, err)
	require.Len(t, project.Builds, 1)
	build := project.Builds[0]
	assert.Equal(t, []string{"linux", "darwin", "windows"}, build.Goos)
	assert.Equal(t, []string{"amd64", "arm64"}, build.Goarch)
	assert.Contains(t, build.Env, "CGO_ENABLED=0")

	script, err := os.ReadFile(root(t, "install.sh"))
	require.NoError(t, err)
	require.Len(t, project.Archives, 1)
	archive := project.Archives[0]
	assert.Equal(t, "growthlint_{{ .Version }}_{{ .Os }}_{{ .Arch }}", archive.NameTemplate)
	assert.Contains(t, string(script), "archive=growthlint_${version#v}_$place."+archive.Formats[0]+"\n")
	require.Len(t, archive.FormatOverrides, 1)
	assert.Contains(t, string(script), "archive=growthlint_${version#v}_$place."+archive.FormatOverrides[0].Formats[0]+"\n")
	assert.Contains(t, string(script), `"$releases/download/$version/`+project.Checksum.NameTemplate+`"`)
	for _, system := range build.Goos {
		assert.Contains(t, string(script), "system="+system+" ;;")
	}
	for _, processor := range build.Goarch {
		assert.Contains(t, string(script), "processor="+processor+" ;;")
	}
	for _, docker := range project.DockersV2 {
		assert.FileExists(t, root(t, docker.Dockerfile))
	}
}

// lint has actionlint look at a workflow.
func lint(t *testing.T, name string, text []byte) {
	t.Helper()
	linter, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{})
	require.NoError(t, err)
	problems, err := linter.Lint(name, text, nil)
	require.NoError(t, err)
	for _, p := range problems {
		t.Errorf("%s:%d:%d: %s", name, p.Line, p.Column, p.Message)
	}
	for _, m := range regexp.MustCompile(`uses: ([^@\s]+)@(\S+)`).FindAllStringSubmatch(string(text), -1) {
		if m[1] != "growthlint/growthlint" {
			assert.Regexp(t, `^[0-9a-f]{40}$`, m[2], m[1])
		}
	}
}

func TestWorkflows(t *testing.T) {
	files, err := filepath.Glob(root(t, ".github/workflows/*.yml"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		lint(t, file, text)
	}
}

// TestWorkflowOfInit runs growthlint init in a repository of GitHub's.
func TestWorkflowOfInit(t *testing.T) {
	bin := filepath.Join(t.TempDir(), "growthlint")
	out, err := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", bin, "github.com/growthlint/growthlint/cmd/growthlint").CombinedOutput()
	require.NoError(t, err, "%s", out)
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, ".github"), 0o777))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, ".git"), 0o777))
	cmd := exec.Command(bin, "init")
	cmd.Dir = dir
	out, err = cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	file := filepath.Join(dir, ".github", "workflows", "growthlint.yml")
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	lint(t, file, text)
}

// TestWorkflowsOfThePages has actionlint look at the whole workflows of docs/ci.md.
func TestWorkflowsOfThePages(t *testing.T) {
	page, err := os.ReadFile(root(t, "docs/ci.md"))
	require.NoError(t, err)
	whole := 0
	for _, m := range regexp.MustCompile("(?ms)^```yaml\n(.*?)^```$").FindAllStringSubmatch(string(page), -1) {
		if strings.HasPrefix(m[1], "name: ") {
			lint(t, "ci.md", []byte(m[1]))
			whole++
		}
	}
	assert.Positive(t, whole)
}
