// Command custom is golangci-lint with growthlint as a linter. It is a module of its
// own, so that growthlint does not depend on golangci-lint, and is built from the
// module proxy alone, without git:
//
//	go install github.com/growthlint/growthlint/gclplugin/custom@latest
//
// In a checkout go.work puts the tree's own growthlint in the place of the release that
// go.mod names: go build in this directory is enough.
//
// The binary is under golangci-lint's licence, GPL-3.0; growthlint itself is under MIT.
package main

import (
	"fmt"
	"os"
	"runtime/debug"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/growthlint/growthlint/gclplugin" // registers the plugin
)

func main() {
	build := commands.BuildInfo{GoVersion: "unknown", Version: unreleased, Commit: "?", Date: "(unknown)"}
	if info, ok := debug.ReadBuildInfo(); ok {
		build.GoVersion, build.Version, build.Commit = info.GoVersion, version(info), parts(info)
	}
	if err := commands.Execute(build); err != nil {
		fmt.Fprintf(os.Stderr, "The command is terminated due to an error: %v\n", err)
		os.Exit(exitcodes.Failure)
	}
}
