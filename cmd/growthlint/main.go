// Growthlint finds maps, locks, slices and other things that only grow in Go
// programs. See growthlint -h.
package main

import (
	"os"

	"github.com/growthlint/growthlint/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr))
}
