package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/measured"
	"github.com/growthlint/growthlint/internal/rule"
)

// rulesHead is what the README's table of rules begins with.
const rulesHead = "| rule | it reports | true |\n|---|---|---|\n"

// readmeRows are the rows of that table.
func readmeRows() string {
	var b strings.Builder
	for _, r := range rule.All() {
		share, read := strings.CutSuffix(measured.Of(r.Name).String(), " true")
		if !read {
			share = "–"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.Name, r.Reports, share)
	}
	return b.String()
}

// TestReadmeListsTheRules holds the README's table to the table of rules; -update writes it.
func TestReadmeListsTheRules(t *testing.T) {
	file := filepath.Join(root(t), "README.md")
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	before, rest, ok := strings.Cut(string(text), rulesHead)
	require.True(t, ok, "the README has a table of rules")
	rows, after, ok := strings.Cut(rest, "\n\n")
	require.True(t, ok)
	if update() {
		require.NoError(t, os.WriteFile(file, []byte(before+rulesHead+readmeRows()+"\n"+after), 0o644))
		return
	}
	assert.Equal(t, readmeRows(), rows+"\n", "the README's table is stale: run go test ./internal/layout -update")
}

// TestTableListsEachRule holds the folders of the rules to the table.
func TestTableListsEachRule(t *testing.T) {
	var folders []string
	for _, r := range rules(shipped(t)) {
		folders = append(folders, r.name)
	}
	assert.Equal(t, rule.Names(), folders, "the folders of passes/ and internal/rule/table.go")
}
