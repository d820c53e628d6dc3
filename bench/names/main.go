// Command names resolves every name of the library table against the real
// modules: packages, types, functions, methods, fields, argument indexes, the
// constants and the names in predicates. It type-checks the packages without
// function bodies, from source.
//
// It prints what cannot be resolved, and fails only if that is more than
// unresolved.txt lists: a module that the proxy does not serve is listed there
// as a package. Names that have become resolvable are told and can be deleted
// from the list.
//
// Run it in this folder, since its go.mod pins the versions that were read:
//
//	cd bench/names && go run .
//
// The first run downloads the modules, through the module proxy only; later ones
// take well under a minute. With -write the list is written anew.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/growthlint/growthlint/internal/library"
)

func main() {
	write := flag.Bool("write", false, "write the list of what cannot be resolved instead of comparing with it")
	list := flag.String("list", "unresolved.txt", "the `file` that lists what cannot be resolved")
	flag.Parse()
	ok, err := run(os.Stdout, *list, *write)
	if err != nil {
		fmt.Fprintln(os.Stderr, "names:", err)
		os.Exit(2)
	}
	if !ok {
		os.Exit(1)
	}
}

// run reports whether nothing is unresolvable that the list does not have.
func run(out io.Writer, list string, write bool) (bool, error) {
	table, err := library.Load()
	if err != nil {
		return false, fmt.Errorf("loading the table: %w", err)
	}
	paths := packagesOf(table)
	world, err := load(paths)
	if err != nil {
		return false, err
	}
	found := resolve(table, world)
	if write {
		return true, writeList(list, found)
	}
	known, err := readList(list)
	if err != nil {
		return false, err
	}
	added, gone := compare(found, known)
	for _, f := range found {
		fmt.Fprintln(out, "unresolved:", f)
	}
	for _, name := range gone {
		fmt.Fprintf(out, "resolvable now: %s: delete it from %s\n", name, list)
	}
	for _, f := range added {
		fmt.Fprintf(out, "not in %s: %s\n", list, f)
	}
	fmt.Fprintf(out, "%d packages, %d rows, %d unresolved, %d of them new\n", len(paths), len(table.Rows()), len(found), len(added))
	return len(added) == 0, nil
}
