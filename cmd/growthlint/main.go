// Growthlint finds maps, locks, slices and other things that only grow in Go
// programs. See growthlint -h. Started by go vet -vettool it is go vet's tool.
package main

import (
	"os"

	"github.com/growthlint/growthlint/internal/cli"
	"github.com/growthlint/growthlint/internal/vetcmd"
)

func main() {
	if vetcmd.Asked(os.Args[1:]) {
		vetcmd.Main()
	}
	os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr))
}
