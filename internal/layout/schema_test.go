package layout

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/passes/summary"
)

// TestConfigSchemaIsMadeFromTheKeys holds docs/config.schema.json to the keys and the
// rules that there are; -update writes it.
func TestConfigSchemaIsMadeFromTheKeys(t *testing.T) {
	want, err := config.Schema(summary.Rules())
	require.NoError(t, err)
	file := filepath.Join(root(t), "docs", "config.schema.json")
	if update() {
		require.NoError(t, os.WriteFile(file, want, 0o644))
	}
	text, err := os.ReadFile(file)
	require.NoError(t, err, "run go test ./internal/layout -update")
	assert.Equal(t, string(want), string(text), "docs/config.schema.json is stale: run go test ./internal/layout -update")
}
