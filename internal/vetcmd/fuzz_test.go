package vetcmd

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/passes/summary"
)

// Whatever stands where the go command's description of a unit should, the analyzers are
// those of all rules.
func FuzzUnit(f *testing.F) {
	f.Add([]byte(`{"ID":"m/p","ImportPath":"m/p","GoFiles":["/a/p.go"],"ModulePath":"m","ModuleVersion":"","VetxOnly":true,"Module":{"Path":"m"}}`))
	f.Add([]byte(`{"ImportPath":"fmt","VetxOnly":true}`))
	f.Add([]byte(`{"Module":null`))
	dir := f.TempDir()
	want := len(analyzers(&summary.Settings{}, unit{}))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := filepath.Join(dir, "vet.cfg")
		require.NoError(t, os.WriteFile(file, data, 0o666))
		u := readUnit(file)
		if u.Module != nil && u.Module.Version != "" || u.Module == nil && u.ModuleVersion != "" {
			require.True(t, u.isForeign())
		}
		require.Len(t, analyzers(&summary.Settings{}, u), want)
		require.True(t, Asked([]string{"-mapgrow", file}))
	})
}
