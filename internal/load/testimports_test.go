package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTestImports(t *testing.T) {
	root := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(root, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o700))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	}
	write("go.mod", "module m\n")
	write("a/a_test.go", "package a\n\nimport (\n\t\"m/two\"\n\t\"m/one\"\n)\n\nfunc (")
	write("a/a.go", "package a\n\nimport \"m/three\"\n")
	write("a/testdata/x_test.go", "package x\n\nimport \"m/four\"\n")
	write("nested/go.mod", "module m/nested\n")
	write("nested/n_test.go", "package nested\n\nimport \"m/five\"\n")
	assert.Equal(t, map[string][]string{filepath.Join(root, "a"): {"m/two", "m/one"}}, TestImports(root))
	assert.Empty(t, TestImports(filepath.Join(root, "none")))
}

func TestImportsBehindLongComments(t *testing.T) {
	for _, n := range []int{importHead - 30, importHead - 20, importHead - 1, importHead, 3 * importHead} {
		file := filepath.Join(t.TempDir(), "a_test.go")
		text := "// " + strings.Repeat("x", n) + "\npackage a\n\nimport \"m/one\"\nimport (\n\t_ \"m/two\"\n)\n\nvar s = \"m/three\"\n"
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
		assert.Equal(t, []string{"m/one", "m/two"}, pathsImported(file, make([]byte, importHead)), n)
	}
}
