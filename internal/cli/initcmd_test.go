package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// repository makes a directory with the files, each with a line, and a module below it.
func repository(t *testing.T, files ...string) (root, module string) {
	t.Helper()
	root = t.TempDir()
	module = filepath.Join(root, "services", "shop")
	for _, file := range append(files, ".git/HEAD", "services/shop/go.mod") {
		path := filepath.Join(root, filepath.FromSlash(file))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, []byte("# "+file+"\n"), 0o600))
	}
	return root, module
}

func TestInitWritesAConfigurationThatHolds(t *testing.T) {
	root, module := repository(t)
	r := (&run{}).call("-C", module, "init")
	assert.Equal(t, exitClean, r.code, r.stderr)
	assert.Contains(t, r.stdout, ".growthlint.yml: written\n")
	assert.Contains(t, r.stdout, "growthlint -baseline growthlint.jsonl -write-baseline ./...\n")
	assert.NotContains(t, r.stdout, "gitlab")
	assert.NoDirExists(t, filepath.Join(root, ".github"))
	r = (&run{}).call("-C", module, "config", "check")
	assert.Equal(t, exitClean, r.code, r.stderr)
	assert.Equal(t, ".growthlint.yml: valid\n", r.stdout)
}

// TestInitReplacesNothing runs twice, over files of the user and its own.
func TestInitReplacesNothing(t *testing.T) {
	files := []string{".github/workflows/growthlint.yml", "services/shop/.growthlint.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml", ".golangci.yml"}
	root, module := repository(t, files...)
	r := (&run{}).call("-C", module, "init")
	assert.Equal(t, exitClean, r.code, r.stderr)
	for _, file := range files {
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(file)))
		require.NoError(t, err)
		assert.Equal(t, "# "+file+"\n", string(text))
	}
	assert.Contains(t, r.stdout, ".growthlint.yml: is there, and left as it is\n")
	for _, said := range []string{"growthlint.yml: is there, and left as it is\n", ".gitlab-ci.yml: is there; add this job", ".pre-commit-config.yaml: is there; add this", ".golangci.yml: is there; with a golangci-lint"} {
		assert.Contains(t, r.stdout, said)
	}
}

func TestInitWritesAWorkflowForTheModule(t *testing.T) {
	root, module := repository(t, ".github/dependabot.yml")
	r := (&run{}).call("-C", module, "init")
	assert.Equal(t, exitClean, r.code, r.stderr)
	text, err := os.ReadFile(filepath.Join(root, ".github", "workflows", "growthlint.yml"))
	require.NoError(t, err)
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct {
				Uses string
				With map[string]any
			}
		}
	}
	require.NoError(t, yaml.Unmarshal(text, &workflow))
	steps := workflow.Jobs["growthlint"].Steps
	require.Len(t, steps, 3)
	assert.Equal(t, "growthlint/growthlint@main", steps[2].Uses)
	assert.Equal(t, map[string]any{"only-new": true, "working-directory": "services/shop"}, steps[2].With)
	assert.Equal(t, 0, steps[0].With["fetch-depth"])
	for _, snippet := range []string{(&setup{root: root, dir: module, ref: "v1.0.0"}).gitlabJob(), (&setup{ref: "v1.0.0"}).hook(), golangciSettings} {
		var any any
		assert.NoError(t, yaml.Unmarshal([]byte(snippet), &any), snippet)
	}
}

func TestInitSaysWhyItCannotWrite(t *testing.T) {
	_, module := repository(t)
	require.NoError(t, os.Mkdir(filepath.Join(module, ".growthlint.yml"), 0o777))
	r := (&run{}).call("-C", module, "init")
	assert.Equal(t, exitClean, r.code, "a directory of that name is there, and left as it is")
	r = (&run{}).call("-C", filepath.Join(module, "gone"), "init")
	assert.Equal(t, exitUsage, r.code)
	assert.Contains(t, r.stderr, "no such directory")
}
