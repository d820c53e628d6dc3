package checkout

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOutput(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(dir+"/go.mod", []byte("module example.com/m\n\ngo 1.24\n"), 0o600))
	out, err := Output(t.Context(), dir, []string{"GOOS=plan9"}, "go", "env", "GOOS", "GOFLAGS", "GOTOOLCHAIN", "GOMOD")
	require.NoError(t, err)
	words := strings.Fields(string(out))
	require.Len(t, words, 4)
	assert.Equal(t, []string{"plan9", "-mod=mod", "local"}, words[:3])
	assert.True(t, strings.HasSuffix(words[3], "go.mod"), words[3])

	_, err = Output(t.Context(), dir, nil, "go", "list", "./gone")
	assert.ErrorContains(t, err, "go list ./gone: exit status 1: ")
	assert.ErrorContains(t, err, "gone: directory not found")
}
