package summary

import (
	"cmp"
	"fmt"
	"go/types"
	"slices"

	"github.com/growthlint/growthlint/internal/apart"
	"github.com/growthlint/growthlint/internal/facts"
)

// Fact hands the digest of a package to the packages that import it. Its bytes are the
// digest's own encoding, so that the same package gives the same bytes in every driver.
type Fact struct{ Digest *facts.Digest }

// AFact marks a fact.
func (*Fact) AFact() {}

// String says how much the digest holds.
func (f *Fact) String() string {
	return fmt.Sprintf("digest of %d functions, %d keys, %d left out", len(f.Digest.Funcs), len(f.Digest.Bounded), f.Digest.Truncated)
}

// GobEncode returns the bytes of the digest.
func (f *Fact) GobEncode() ([]byte, error) { return f.Digest.Encode() }

// GobDecode reads them.
func (f *Fact) GobDecode(data []byte) error {
	d, err := facts.DecodeDigest(data)
	f.Digest = d
	return err
}

// exchange reads the digests of the imported packages and exports the package's own.
// Drivers that carry facts further than to direct importers are not made use of: the
// same package is judged on the same facts in all of them.
func (u *Unit) exchange(v *view) error {
	imports := slices.SortedFunc(slices.Values(u.pass.Pkg.Imports()), func(a, b *types.Package) int { return cmp.Compare(a.Path(), b.Path()) })
	var digests []*facts.Digest
	for _, p := range imports {
		var f Fact
		if u.pass.ImportPackageFact(p, &f) && f.Digest != nil {
			digests = append(digests, f.Digest)
		}
	}
	u.imports = apart.ImportsOf(digests)
	if v.Summary == nil || v.closed {
		return nil // tests, or a program: nobody imports it
	}
	table, err := u.table()
	if err != nil {
		return fmt.Errorf("reading the library table: %w", err)
	}
	if d := u.imports.Digest(&v.Source, "", table); d != nil {
		u.pass.ExportPackageFact(&Fact{Digest: d})
	}
	return nil
}
