package facts_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
)

func TestStandardPackages(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "std").Output()
	require.NoError(t, err)
	for path := range strings.FieldsSeq(string(out)) {
		assert.True(t, facts.IsStandard(path), path)
	}
	assert.True(t, facts.IsStandard("unsafe"))
	for _, path := range []string{"example.com/shop", "shop", "shop/internal/store", "netsvc/http", "command-line-arguments"} {
		assert.False(t, facts.IsStandard(path), "a module may have any name: %s", path)
	}
}
