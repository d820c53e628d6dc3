package library

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Rows are refused with their place or make a table that others can be added to.
func FuzzParse(f *testing.F) {
	f.Add("pkg example.com/m\n\ntype Cache\n\nfunc (Cache) Add\n\tgrow recv\n")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := Parse("rows", text)
		if err != nil {
			require.Contains(t, err.Error(), "rows")
			return
		}
		both := table.With(table)
		require.GreaterOrEqual(t, len(both.Rows()), 0)
		for _, r := range table.Rows() {
			_ = table.Func(r.Pkg, r.Type, r.Func)
		}
	})
}
