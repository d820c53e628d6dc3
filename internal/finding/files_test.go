package finding_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/finding"
)

func TestWithFilesRenamesEveryPlaceOfACopy(t *testing.T) {
	at := finding.Position{File: "a.go", Line: 3, Column: 2}
	made := func() finding.Finding {
		seen := at
		return finding.Finding{
			Position: at, Grows: []finding.Site{{Position: at}}, Shrinks: []finding.Site{{Position: at}},
			Evidence: []finding.Evidence{{Code: "x", Position: &seen}, {Code: "y"}},
			Fixes:    []finding.Fix{{Edits: []finding.Edit{{Position: at}}}},
		}
	}
	f := made()
	got := f.WithFiles(func(file string) string { return "below/" + file })
	at.File = "below/a.go"
	assert.Equal(t, made(), got, "what has no file, as its container's declaration, keeps none")
	at.File = "a.go"
	assert.Equal(t, made(), f, "the finding itself stays as it was")
}
