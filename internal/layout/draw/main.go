// Command draw draws the storeys of this module from its imports: each package that the
// command growthlint is built of is a box, and imports only what stands below it. A package
// stands as low as its imports let it. Lines that follow from others are left out, and the
// rules are one box.
//
//	go run ./internal/layout/draw
//
// writes docs/storeys.svg; a test holds the file to what the imports say.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("o", filepath.Join("docs", "storeys.svg"), "write the picture to `FILE`")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "draw:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	if _, err := os.Stat("go.mod"); err != nil {
		return errors.New("there is no go.mod here; run this in the root of the repository")
	}
	h, err := read(".")
	if err != nil {
		return err
	}
	return os.WriteFile(out, h.svg(), 0o644)
}
