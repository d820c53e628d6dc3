// Package vetcmd is the growthlint binary as a tool of go vet: the same rules, one
// package at a time, by the protocol of the go command.
package vetcmd

import (
	"encoding/json"
	"flag"
	"os"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/growthlint/growthlint/passes"
	"github.com/growthlint/growthlint/passes/summary"
)

// Asked reports whether the arguments after the program's name are the go command's
// and not a person's: a question for the version or the flags, or flags and the
// description of a unit.
func Asked(args []string) bool {
	if len(args) == 0 {
		return false
	}
	if len(args) == 1 && (args[0] == "-V=full" || args[0] == "-flags") {
		return true
	}
	return strings.HasSuffix(args[len(args)-1], ".cfg")
}

// Main answers the go command and ends the process. It reads the process's arguments
// and registers its flags in flag.CommandLine, which only one of Main and the
// command's own flags can do.
func Main() {
	settings := &summary.Settings{}
	settings.Flags(flag.CommandLine)
	unitchecker.Main(analyzers(settings, readUnit(os.Args[len(os.Args)-1]))...)
}

// unit is what decides how much is to be done for a package: a part of the go
// command's description of it.
type unit struct {
	ImportPath    string
	ModulePath    string
	ModuleVersion string
	Module        *analysis.Module
	// VetxOnly asks for facts alone: the package is a dependency.
	VetxOnly bool
}

// readUnit reads the description of a unit; anything else is an empty unit, about
// which unitchecker complains.
func readUnit(file string) unit {
	var u unit
	data, err := os.ReadFile(file)
	if err != nil || json.Unmarshal(data, &u) != nil {
		return unit{}
	}
	return u
}

// isForeign reports whether nothing is to be learned from the unit: a package of a
// versioned module or, as a dependency, of the standard library.
func (u unit) isForeign() bool {
	path, version := u.ModulePath, u.ModuleVersion
	if u.Module != nil {
		path, version = u.Module.Path, u.Module.Version
	}
	return version != "" || path == "" && u.VetxOnly && summary.InStandardLibrary(u.ImportPath)
}

// analyzers are those of all rules, with one set of flags. Where only facts are asked
// for, the rules do nothing; for foreign units, nothing does: a unit must still hand
// its types on to those that import it.
func analyzers(settings *summary.Settings, u unit) []*analysis.Analyzer {
	list := passes.New(settings, summary.Options{Digests: true, Idle: u.isForeign()})
	if u.VetxOnly || u.isForeign() {
		for _, a := range list {
			a.ResultType, a.Run = nil, func(*analysis.Pass) (any, error) { return nil, nil }
		}
	}
	return list
}
