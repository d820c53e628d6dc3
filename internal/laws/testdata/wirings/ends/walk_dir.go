package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	store "matrix/store"
)

func main() {
	s := store.NewStore()
	err := filepath.WalkDir(os.Args[1], func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		s.Touch(filepath.Ext(path))
		return nil
	})
	fmt.Println(s, err)
}
