package summary

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/summarise"
)

// input is what is summarised of a pass. Drivers run on the test variant of a
// package where there is one; without tests its test files are left out and the rest
// is checked again, so that the summary is the one that the command makes of the
// plain package: no test makes, stores, converts or deletes anything in it.
func input(pass *analysis.Pass, tests bool) summarise.Input {
	in := summarise.Input{Fset: pass.Fset, Files: pass.Files, Types: pass.Pkg, Info: pass.TypesInfo}
	if pass.Module != nil {
		in.Module = pass.Module.Path
	}
	if !tests {
		in.Files = production(pass)
	}
	path, variant, _ := strings.Cut(pass.Pkg.Path(), " ") // "p [p.test]" in go vet
	if len(in.Files) == 0 || len(in.Files) == len(pass.Files) && variant == "" {
		return in
	}
	pkg, info, err := recheck(pass, path, in.Files)
	if err != nil {
		// The package cannot be built without its tests: see it as the driver does.
		in.Files = pass.Files
		return in
	}
	in.Types, in.Info = pkg, info
	return in
}

// production are the files that are no tests.
func production(pass *analysis.Pass) []*ast.File {
	var out []*ast.File
	for _, f := range pass.Files {
		if !strings.HasSuffix(pass.Fset.File(f.FileStart).Name(), "_test.go") {
			out = append(out, f)
		}
	}
	return out
}

// recheck type-checks some of the pass's files as the package with the given path.
func recheck(pass *analysis.Pass, path string, files []*ast.File) (*types.Package, *types.Info, error) {
	imports := importedBy(pass.TypesInfo, files)
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: imports, Sizes: pass.TypesSizes, GoVersion: pass.Pkg.GoVersion()}
	pkg, err := conf.Check(path, pass.Fset, files, info)
	if err != nil {
		return nil, nil, fmt.Errorf("checking %s without its tests: %w", path, err)
	}
	return pkg, info, nil
}

// imported resolves import paths, as the files write them, to packages that the
// driver has loaded.
type imported map[string]*types.Package

func importedBy(info *types.Info, files []*ast.File) imported {
	out := imported{}
	for _, f := range files {
		for _, spec := range f.Imports {
			if name := info.PkgNameOf(spec); name != nil {
				out[strings.Trim(spec.Path.Value, "`\"")] = name.Imported()
			}
		}
	}
	return out
}

// Import implements types.Importer.
func (m imported) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := m[path]; p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("no package %q among the pass's imports", path)
}
