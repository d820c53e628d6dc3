package evidence_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/evidence"
	"github.com/growthlint/growthlint/internal/link/linktest"
)

// room has a place for the inserts and for the delete.
const room = `
import (
	"strings"
	"sync"
)

// R has two maps by name.
type R struct {
	mu, other sync.Mutex
	rw        sync.RWMutex
	in, kept  map[string]int
	wide      map[any]int
}

var (
	all   sync.Mutex
	spare R
)

// Serve serves.
func (r *R) Serve(names <-chan string) {
	for name := range names {
		if strings.HasPrefix(name, "-") {
			r.leave(name)
		} else {
			r.enter(name)
		}
	}
}

func (r *R) enter(name string) {
	ENTER
}

func (r *R) leave(name string) {
	LEAVE
}

func (r *R) look(name string) int { return r.kept[name] }
`

func besides(t *testing.T, enter, leave string) []evidence.Beside {
	t.Helper()
	src := strings.NewReplacer("ENTER", enter, "LEAVE", leave).Replace(room)
	return linktest.Evidence(t, linktest.Program(t, src), "R.kept").Besides
}

const (
	locked = "r.mu.Lock(); defer r.mu.Unlock(); r.in[name] = 1; r.kept[name] = 1"
	gone   = "r.mu.Lock()\n\tdefer r.mu.Unlock()\n\tdelete(r.in, name)"
)

func TestDeletesBelongBesideASiblings(t *testing.T) {
	list := besides(t, locked, gone)
	require.Len(t, list, 1)
	assert.Equal(t, "r", list[0].Holder)
	assert.Equal(t, "name", list[0].Key)
	assert.Equal(t, "(*R).leave", list[0].Func.Display)
	for name, tt := range map[string]struct{ enter, leave string }{
		"no locks":             {"r.in[name] = 1; r.kept[name] = 1", "delete(r.in, name)"},
		"a package's lock":     {"all.Lock(); r.in[name] = 1; r.kept[name] = 1; all.Unlock()", "all.Lock()\n\tdelete(r.in, name)\n\tall.Unlock()"},
		"locked on both ways":  {locked, "if name == \"\" {\n\t\tr.mu.Lock()\n\t} else {\n\t\tr.mu.Lock()\n\t}\n\tdelete(r.in, name)\n\tr.mu.Unlock()"},
		"a conversion":         {locked, "r.mu.Lock()\n\tdefer r.mu.Unlock()\n\tdelete(r.in, string(name))"},
		"a read on the way in": {"r.mu.Lock(); defer r.mu.Unlock(); if r.kept[name] > 0 { return }; r.in[name] = 1; r.kept[name] = 1", gone},
	} {
		assert.Len(t, besides(t, tt.enter, tt.leave), 1, name)
	}
}

func TestDeletesThatMightChangeMore(t *testing.T) {
	for name, tt := range map[string]struct{ enter, leave string }{
		"another lock":           {locked, "r.other.Lock()\n\tdefer r.other.Unlock()\n\tdelete(r.in, name)"},
		"no lock at the delete":  {locked, "delete(r.in, name)"},
		"unlocked before":        {locked, "r.mu.Lock()\n\tr.mu.Unlock()\n\tdelete(r.in, name)"},
		"locked on one way only": {locked, "if name != \"\" {\n\t\tr.mu.Lock()\n\t}\n\tdelete(r.in, name)"},
		"a lock for reading":     {locked, "r.rw.RLock()\n\tdefer r.rw.RUnlock()\n\tdelete(r.in, name)"},
		"a lock more":            {"r.mu.Lock(); r.in[name] = 1; r.other.Lock(); r.kept[name] = 1; r.other.Unlock(); r.mu.Unlock()", gone},
		"another's lock":         {"spare.mu.Lock(); r.in[name] = 1; r.kept[name] = 1; spare.mu.Unlock()", gone},
		"another key":            {"r.mu.Lock(); defer r.mu.Unlock(); r.in[name] = 1; r.kept[name+\".\"] = 1", gone},
		"read there":             {locked, gone + "\n\t_ = r.kept[name]"},
		"read below":             {locked, gone + "\n\tprintln(r.look(name))"},
		"on one line":            {locked, "r.mu.Lock(); delete(r.in, name); r.mu.Unlock()"},
		"a call for a key":       {locked, "r.mu.Lock()\n\tdefer r.mu.Unlock()\n\tdelete(r.in, func() string { return name }())"},
		"one more delete":        {locked, gone + "\n\tfor range 2 { delete(r.in, name) }"},
	} {
		assert.Empty(t, besides(t, tt.enter, tt.leave), name)
	}
}
