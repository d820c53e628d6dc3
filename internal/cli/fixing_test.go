package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/growthlint/growthlint/internal/fix"
	"github.com/growthlint/growthlint/internal/pipeline"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFilesThatAreNotToBeFixed(t *testing.T) {
	dir := t.TempDir()
	own, other, vendored := filepath.Join(dir, "own"), filepath.Join(dir, "other"), filepath.Join(dir, "vendor", "x")
	a := &pipeline.Analysis{Own: map[string]bool{own: true, vendored: true}}
	for _, d := range []string{own, other, vendored} {
		require.NoError(t, os.MkdirAll(d, 0o777))
		require.NoError(t, os.WriteFile(filepath.Join(d, "a.go"), []byte("package a\n"), 0o666))
	}
	require.NoError(t, os.WriteFile(filepath.Join(own, "still.go"), []byte("package a\n"), 0o444))
	for file, want := range map[string]string{
		filepath.Join(own, "a.go"): "", filepath.Join(other, "a.go"): "it belongs to another module",
		filepath.Join(vendored, "a.go"): "it is vendored", filepath.Join(own, "still.go"): "it is read-only",
	} {
		_, err := fixable(a, false)(file)
		if want == "" {
			assert.NoError(t, err, file)
			continue
		}
		var left *fix.Left
		require.ErrorAs(t, err, &left, file)
		assert.Equal(t, want+"; -force changes it all the same", left.Why)
		assert.False(t, left.Trouble)
		_, err = fixable(a, true)(file)
		assert.NoError(t, err, file)
	}
	_, err := fixable(a, true)(filepath.Join(own, "gone.go"))
	assert.ErrorContains(t, err, "it cannot be read: no such file or directory")
}
