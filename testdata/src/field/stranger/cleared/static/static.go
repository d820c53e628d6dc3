// Package static serves files that are part of the program.
package static

import (
	"embed"
	"io/fs"
	"path"
)

//go:embed files
var files embed.FS

// Site is a set of files.
type Site struct {
	content map[string][]byte
}

// Load reads all files.
func Load() (*Site, error) {
	s := &Site{content: make(map[string][]byte)}
	err := fs.WalkDir(files, "files", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		s.content[path.Base(name)] = data
		return nil
	})
	return s, err
}

// File returns a file by name.
func (s *Site) File(name string) ([]byte, bool) {
	data, ok := s.content[name]
	return data, ok
}
