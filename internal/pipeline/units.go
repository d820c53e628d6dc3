package pipeline

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"go/token"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/growthlint/growthlint/internal/apart"
	"github.com/growthlint/growthlint/internal/caught"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/load"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/summarise"
	"github.com/growthlint/growthlint/internal/suppress"
)

// Unit is what a run keeps of one package: all that the findings need of it.
type Unit struct {
	// ID is the package's in the run, Dir where its files are.
	ID, Dir string
	// Own marks a package of a module that is worked on: not one that is only used.
	Matched, Own bool
	// Product is what the store keeps: the same bytes wherever the package lies and
	// whatever the settings are.
	Product []byte

	head   unitHead
	packed []byte // the encoded summary
	sum    *[sha256.Size]byte
}

// unitHead is what a run needs of a package besides the summary.
type unitHead struct {
	Path, Name string
	Module     string `json:",omitempty"`
	// Imports are those of the same module.
	Imports []string `json:",omitempty"`
	Blank   []string // those that it names nothing of
	// Unread: some functions were left out because they could not be typed.
	Unread bool `json:",omitempty"`
	// Helps: most files that are no tests import what only tests need.
	Helps bool `json:",omitempty"`
	// Generated are the names of generated files, in source order.
	Generated []string `json:",omitempty"`
	// Directives have file names relative to the package's directory.
	Directives []suppress.Directive `json:",omitempty"`
}

// newUnit makes the unit of a package from its product.
func newUnit(p *load.Package, product []byte) (*Unit, error) {
	u := &Unit{ID: p.ID, Dir: p.Dir, Matched: p.Matched, Own: p.Module == nil || p.Module.Main, Product: product}
	return u, u.read()
}

// read takes the product apart.
func (u *Unit) read() error {
	n, size := binary.Uvarint(u.Product)
	if size <= 0 || n > uint64(len(u.Product)-size) {
		return fmt.Errorf("the stored summary of %s is cut off", u.ID)
	}
	text, packed := u.Product[size:size+int(n)], u.Product[size+int(n):]
	if err := json.Unmarshal(text, &u.head); err != nil {
		return fmt.Errorf("the stored summary of %s: %w", u.ID, err)
	}
	for i, d := range u.head.Directives {
		if !filepath.IsAbs(d.File) {
			u.head.Directives[i].File = filepath.Join(u.Dir, d.File)
		}
	}
	u.packed = packed
	return nil
}

// product summarises one package and reads its directives, while its syntax is there.
func product(p *load.Package, rules []string) ([]byte, error) {
	in := summarise.Input{Fset: p.Fset, Files: p.Files, Types: p.Types, Info: p.Info}
	if p.Module != nil {
		in.Module = p.Module.Path
	}
	unread := len(p.SkipFuncs) > 0
	in.LeftOut = func(at token.Pos, message string) {
		unread = true
		p.Tell(at, message)
	}
	src, err := apart.Read(in, rules)
	if err != nil {
		return nil, err
	}
	sum, directives := src.Summary, src.Directives
	for i, d := range directives {
		if rel, err := filepath.Rel(p.Dir, d.File); err == nil && filepath.IsLocal(rel) {
			directives[i].File = rel
		}
	}
	head := unitHead{Path: sum.Path, Name: sum.Name, Module: sum.Module, Imports: sum.Imports, Blank: sum.Blank, Unread: unread, Directives: directives}
	for _, file := range sum.Files {
		if file.Generated {
			head.Generated = append(head.Generated, file.Name)
		}
	}
	head.Helps = helpsTests(sum.Files)
	text, err := json.Marshal(head)
	if err != nil {
		return nil, fmt.Errorf("encoding the directives of %s: %w", p.PkgPath, err)
	}
	packed, err := facts.Encode(sum)
	if err != nil {
		return nil, err
	}
	out := binary.AppendUvarint(make([]byte, 0, len(text)+len(packed)+binary.MaxVarintLen64), uint64(len(text)))
	return append(append(out, text...), packed...), nil
}

// helpsTests reports whether most files of a package, its tests left out, import what only
// tests need.
func helpsTests(files []facts.File) bool {
	var helping, all int
	for _, file := range files {
		if file.Test {
			continue
		}
		all++
		if file.Testing {
			helping++
		}
	}
	return 2*helping > all
}

// summary decodes the unit's summary anew.
func (u *Unit) summary() (*facts.Summary, error) {
	sum, err := facts.Decode(u.packed)
	if err != nil {
		return nil, fmt.Errorf("the summary of %s: %w", u.ID, err)
	}
	return sum, nil
}

// hash is that of all that the findings take from the unit, but for its place.
func (u *Unit) hash() [sha256.Size]byte {
	if u.sum == nil {
		sum := sha256.Sum256(u.Product)
		u.sum = &sum
	}
	return *u.sum
}

// Decode returns the units' summaries, in their order, decoded on all processors.
func Decode(units []*Unit) ([]program.Package, error) {
	pkgs := make([]program.Package, len(units))
	errs := make([]error, len(units))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				u := units[i]
				panicked := caught.By(func() {
					sum, err := u.summary()
					errs[i] = err
					pkgs[i] = program.Package{Summary: sum, Dir: u.Dir, Matched: u.Matched}
				})
				if panicked != nil {
					errs[i] = fmt.Errorf("reading the summary of %s: %s", u.ID, panicked)
				}
			}
		})
	}
	for i := range units {
		next <- i
	}
	close(next)
	workers.Wait()
	return pkgs, errors.Join(errs...)
}
