package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// laying counts what was laid out.
type laying struct{ files, lines int }

// lay makes a module in which each Go file below dirs is a package of its own.
func lay(module string, dirs []string) (laying, error) {
	var l laying
	if err := os.MkdirAll(module, 0o777); err != nil {
		return l, err
	}
	if err := os.WriteFile(filepath.Join(module, "go.mod"), []byte("module odd.example/odd\n\ngo 1.24\n"), 0o666); err != nil {
		return l, err
	}
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if !d.Type().IsRegular() || filepath.Ext(path) != ".go" {
				return nil
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			l.files++
			l.lines += bytes.Count(text, []byte("\n"))
			return put(filepath.Join(module, fmt.Sprintf("p%05d", l.files)), path, text)
		})
		if err != nil {
			return l, err
		}
	}
	return l, nil
}

// put writes one file as a package, under a name that neither hides it from the go command
// nor binds it to a system.
func put(dir, path string, text []byte) error {
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	name := strings.TrimSuffix(filepath.Base(path), ".go")
	return os.WriteFile(filepath.Join(dir, "x_"+strings.TrimLeft(name, "_.")+"_x.go"), text, 0o666)
}
