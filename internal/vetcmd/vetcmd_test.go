package vetcmd

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/passes/summary"
)

func TestAsked(t *testing.T) {
	for _, args := range [][]string{{"-V=full"}, {"-flags"}, {"x/vet.cfg"}, {"-json", "-rules=a", "/b/vet.cfg"}} {
		assert.True(t, Asked(args), "%v", args)
	}
	for _, args := range [][]string{nil, {"-V"}, {"-version"}, {"./..."}, {"-flags", "./..."}, {"vet.cfg", "./..."}, {"explain"}} {
		assert.False(t, Asked(args), "%v", args)
	}
}

func TestForeignUnits(t *testing.T) {
	for name, test := range map[string]struct {
		unit unit
		want bool
	}{
		"the module's own":            {unit{ImportPath: "example.com/m/p", ModulePath: "example.com/m"}, false},
		"as a dependency":             {unit{ImportPath: "example.com/m/p", ModulePath: "example.com/m", VetxOnly: true}, false},
		"a versioned module":          {unit{ImportPath: "example.com/d", ModulePath: "example.com/d", ModuleVersion: "v1.2.0"}, true},
		"likewise, as of Go 1.27":     {unit{ImportPath: "example.com/d", Module: &analysis.Module{Path: "example.com/d", Version: "v1.2.0"}}, true},
		"a standard dependency":       {unit{ImportPath: "net/http", VetxOnly: true}, true},
		"its vendored ones":           {unit{ImportPath: "vendor/golang.org/x/net/idna", VetxOnly: true}, true},
		"the standard library, asked": {unit{ImportPath: "net/http"}, false},
		"files without a module":      {unit{ImportPath: "command-line-arguments"}, false},
		"a package outside modules":   {unit{ImportPath: "tools/relay", VetxOnly: true}, false},
	} {
		assert.Equal(t, test.want, test.unit.isForeign(), name)
	}
}

func TestReadUnit(t *testing.T) {
	file := filepath.Join(t.TempDir(), "vet.cfg")
	want := unit{ImportPath: "example.com/m", ModulePath: "example.com/m", VetxOnly: true}
	text, err := json.Marshal(want)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(file, text, 0o600))
	assert.Equal(t, want, readUnit(file))
	assert.Equal(t, unit{}, readUnit("-flags"))
	require.NoError(t, os.WriteFile(file, []byte("{"), 0o600))
	assert.Equal(t, unit{}, readUnit(file))
}

// Analyzers that do nothing have the names, the requirements and the facts of those
// that do: x/tools refuses a unit whose imports have no facts file.
func TestIdleAnalyzersKeepTheirNames(t *testing.T) {
	busy := analyzers(&summary.Settings{}, unit{ImportPath: "example.com/m", ModulePath: "example.com/m"})
	for _, u := range []unit{{ImportPath: "fmt", VetxOnly: true}, {ImportPath: "d", ModulePath: "d", ModuleVersion: "v1.0.0"}} {
		idle := analyzers(&summary.Settings{}, u)
		require.NoError(t, analysis.Validate(idle))
		require.Len(t, idle, len(busy))
		for i := range idle {
			assert.Equal(t, busy[i].Name, idle[i].Name)
			assert.Equal(t, busy[i].Requires[0].Name, idle[i].Requires[0].Name)
			assert.Len(t, idle[i].Requires[0].FactTypes, 1)
			got, err := idle[i].Run(nil) // no pass is looked at
			assert.NoError(t, err)
			assert.Nil(t, got)
			unit, err := idle[i].Requires[0].Run(nil)
			assert.NoError(t, err)
			assert.Nil(t, unit)
		}
	}
}
