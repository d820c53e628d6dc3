package load

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/tools/go/packages"
)

func TestFullDiskIsToldAsSuch(t *testing.T) {
	e := &environment{GOCACHE: t.TempDir()}
	full := "write /cache/93/9380-d: no space left on device"
	roots := []*packages.Package{{ID: "a"}, {ID: "b", Imports: map[string]*packages.Package{
		"fmt": {ID: "fmt", Errors: []packages.Error{{Msg: full}}},
	}}}
	err := e.machineError(roots)
	assert.ErrorContains(t, err, "cannot write to its cache "+e.GOCACHE+": "+full+"; free space there, or set GOCACHE")
	assert.ErrorContains(t, e.listError(errors.New("err: exit status 1: stderr: "+full)), "free space there, or set GOCACHE")
	roots[1].Imports = nil
	assert.NoError(t, e.machineError(roots))
	roots[0].Errors = []packages.Error{{Msg: "no required module provides package x"}}
	assert.NoError(t, e.machineError(roots), "the cache can be written to")
}
