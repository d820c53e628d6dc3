package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// tree is a copy of a module that may be edited.
type tree struct {
	name, commit, dir string
	// packages counts those of the module, all those with their dependencies.
	packages, all int
	// leaf and hub are the files to edit.
	leaf, hub string
	edits     int
}

type listed struct {
	ImportPath, Dir string
	GoFiles         []string
	Imports         []string
	Module          *struct{ Main bool }
}

// openTree copies the module to dir and finds what to edit in it.
func openTree(ctx context.Context, from, dir string) (*tree, error) {
	t := &tree{name: filepath.Base(from), dir: dir}
	if out, err := exec.CommandContext(ctx, "git", "-C", from, "rev-parse", "--short=12", "HEAD").Output(); err == nil {
		t.commit = strings.TrimSpace(string(out))
	}
	if err := os.RemoveAll(dir); err != nil {
		return nil, fmt.Errorf("making room for the tree: %w", err)
	}
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		return nil, fmt.Errorf("copying the tree: %w", err)
	}
	cmd := exec.CommandContext(ctx, "go", "list", "-deps", "-json=ImportPath,Dir,GoFiles,Imports,Module", "./...")
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("listing the packages of %s: %w", from, err)
	}
	pkgs, err := decode(out)
	if err != nil {
		return nil, fmt.Errorf("listing the packages of %s: %w", from, err)
	}
	return t, t.choose(pkgs)
}

func decode(out []byte) ([]listed, error) {
	var pkgs []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		switch err := dec.Decode(&p); {
		case errors.Is(err, io.EOF):
			return pkgs, nil
		case err != nil:
			return nil, err
		}
		pkgs = append(pkgs, p)
	}
}

// choose takes the package of the module that most others import as the hub, and the
// first that none imports as the leaf.
func (t *tree) choose(pkgs []listed) error {
	importers := map[string]int{}
	var own []listed
	for _, p := range pkgs {
		t.all++
		if p.Module == nil || !p.Module.Main || len(p.GoFiles) == 0 {
			continue
		}
		own = append(own, p)
		for _, path := range p.Imports {
			importers[path]++
		}
	}
	t.packages = len(own)
	if len(own) == 0 {
		return fmt.Errorf("%s has no packages with files", t.name)
	}
	slices.SortFunc(own, func(a, b listed) int {
		return cmp.Or(cmp.Compare(importers[b.ImportPath], importers[a.ImportPath]), cmp.Compare(a.ImportPath, b.ImportPath))
	})
	file := func(p listed) string { return filepath.Join(p.Dir, p.GoFiles[0]) }
	t.hub, t.leaf = file(own[0]), file(own[len(own)-1])
	return nil
}

// edit adds a function that nobody uses, another one each time.
func (t *tree) edit(file string) error {
	t.edits++
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("editing: %w", err)
	}
	if _, err := fmt.Fprintf(f, "\nfunc perfEdit%d() int { return %d }\n", t.edits, t.edits); err != nil {
		return fmt.Errorf("editing %s: %w", file, err)
	}
	return f.Close()
}
