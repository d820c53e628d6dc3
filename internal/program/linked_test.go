package program_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// implementing is a package with a type that has one method, Note, and is converted to an interface.
func implementing(path, module string) program.Package {
	of := path + ".Store"
	return program.Package{Summary: &facts.Summary{
		Path: path, Name: "store", Module: module,
		Types:    []facts.Type{{Key: of, Methods: []facts.Method{{Name: "Note", Func: "(*" + of + ").Note", Sig: "func(string)"}}}},
		Converts: []facts.Conversion{{Type: of}},
		Funcs:    []*facts.Func{{ID: "(*" + of + ").Note", Name: "Note", Recv: of, Exported: true, Params: []facts.Param{{}, {}}, Blocks: []facts.Block{{Return: true}}}},
	}}
}

func TestAProgramCallsWhatItIsLinkedWith(t *testing.T) {
	note := func(iface string) facts.Call {
		pkg, name := program.SplitLast(iface)
		return facts.Call{Iface: true, Callee: facts.Callee{Pkg: pkg, Type: name, Name: "Note"}, Sig: "func(string)", Args: []*facts.Term{facts.Unknown(), facts.Unknown()}}
	}
	asks := func(path, name string, imports, blank []string, iface string) program.Package {
		return program.Package{Summary: &facts.Summary{
			Path: path, Name: name, Module: "m", Imports: imports, Blank: blank,
			Funcs: []*facts.Func{{ID: path + ".ask", Name: "ask", Calls: []facts.Call{note(iface)}, Blocks: []facts.Block{{Return: true}}}},
		}}
	}
	x := program.New([]program.Package{
		implementing("m/a", "m"), implementing("m/b", "m"), implementing("m/c", "m"), implementing("n/d", "n"),
		{Summary: &facts.Summary{Path: "m/mid", Name: "mid", Module: "m", Imports: []string{"m/a"}}},
		asks("m/cmd/one", "main", []string{"m/mid"}, nil, "m/cmd/one.Noter"),
		asks("m/cmd/two", "main", nil, []string{"m/b"}, "io.Noter"),
		asks("m/lib", "lib", nil, nil, "m/lib.Noter"),
	})
	of := func(pkg string) []string {
		f := x.Funcs[pkg+".ask"]
		return x.Targets(f, &f.Calls[0])
	}
	in := func(paths ...string) []string {
		out := []string{}
		for _, p := range paths {
			out = append(out, "(*"+p+".Store).Note")
		}
		return out
	}
	assert.Equal(t, in("m/a", "n/d"), of("m/cmd/one"), "by way of a package between; of other modules nothing is known")
	assert.Equal(t, in("m/b", "n/d"), of("m/cmd/two"), "a blank import links, and the interface may be anybody's")
	assert.Equal(t, in("m/a", "m/b", "m/c", "n/d"), of("m/lib"), "who uses a library nobody knows")
}
