package library

import (
	"embed"
	"fmt"
	"path"
)

// The tables are read-only text.
//
//go:embed tables/*.txt
var tables embed.FS

// Load returns the embedded table. It parses the text at every call: a program
// loads it once.
func Load() (*Table, error) {
	entries, err := tables.ReadDir("tables")
	if err != nil {
		return nil, fmt.Errorf("reading the embedded library tables: %w", err)
	}
	p := newParser()
	for _, e := range entries {
		text, err := tables.ReadFile(path.Join("tables", e.Name()))
		if err != nil {
			return nil, fmt.Errorf("reading the embedded library table %s: %w", e.Name(), err)
		}
		p.parse(e.Name(), string(text))
	}
	return p.table()
}
