package pending_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/evidence/pending"
	"github.com/growthlint/growthlint/internal/link/linktest"
)

const desk = `
import (
	"sync"
	"time"
)

type entry struct {
	ch   chan string
	done bool
}

// D has entries by number.
type D struct {
	mu   sync.Mutex
	last int
	open map[int]*entry
	send func(int) error
	quit chan struct{}
}

func (d *D) forget(id int) { d.mu.Lock(); defer d.mu.Unlock(); delete(d.open, id) }

// Answered takes an answer.
func (d *D) Answered(id int, text string) {
	if e := d.open[id]; e != nil {
		d.forget(id)
		e.ch <- text
	}
}

var _ = time.After
`

func pendingOf(t *testing.T, src string) *pending.Pending {
	t.Helper()
	return linktest.Evidence(t, linktest.Program(t, desk+src), "D.open").Pending
}

func TestPendingWait(t *testing.T) {
	p := pendingOf(t, `
// Ask waits for a while.
func (d *D) Ask() string {
	e := &entry{ch: make(chan string, 1)}
	d.last++
	d.open[d.last] = e
	select {
	case s := <-e.ch:
		return s
	case <-time.After(time.Second):
		return ""
	}
}
`)
	require.NotNil(t, p)
	require.Equal(t, pending.Wait, p.Kind)
	require.False(t, p.Weak)
	require.Equal(t, "(*D).Ask", p.Func.Display)
}

func TestPendingBranch(t *testing.T) {
	p := pendingOf(t, `
// Ask sends.
func (d *D) Ask(id int) error {
	d.open[id] = &entry{}
	if err := d.send(id); err != nil {
		return err
	}
	d.forget(id)
	return nil
}
`)
	require.NotNil(t, p)
	require.Equal(t, pending.Branch, p.Kind)
	require.False(t, p.Weak, "the other way out removes it: the entry is the function's own")
}

func TestPendingFailed(t *testing.T) {
	const begin = `
func (d *D) begin(id int) error {
	d.open[id] = &entry{}
	if err := d.send(id); err != nil {
		return err
	}
	return nil
}
`
	p := pendingOf(t, begin+`
// Begin begins under a new number.
func (d *D) Begin() error { d.last++; return d.begin(d.last) }
`)
	require.NotNil(t, p)
	require.Equal(t, pending.Failed, p.Kind)
	require.False(t, p.Weak)

	p = pendingOf(t, begin+`
// Begin begins under a name that the next attempt uses again.
func (d *D) Begin(id int) error { return d.begin(id) }
`)
	require.NotNil(t, p)
	require.True(t, p.Weak)
}

func TestPendingHanded(t *testing.T) {
	const uploads = `
import (
	"net/http"
	"strconv"
)

// U has uploads by number.
type U struct {
	last int
	open map[int]string
}

// Begin hands a number out.
func (u *U) Begin(w http.ResponseWriter, r *http.Request) {
	u.last++
	id := u.last
	u.open[id] = r.URL.Path
	w.Write([]byte(strconv.Itoa(id)))
}

// End takes it back.
func (u *U) End(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(r.FormValue("id"))
	delete(u.open, id)
}
`
	p := linktest.Evidence(t, linktest.Program(t, uploads), "U.open").Pending
	require.NotNil(t, p)
	require.Equal(t, pending.Handed, p.Kind)
	require.False(t, p.Weak)
}

func TestNotPending(t *testing.T) {
	for name, src := range map[string]string{
		"deferred": `
// Ask asks.
func (d *D) Ask(id int) error { d.open[id] = &entry{}; defer d.forget(id); return d.send(id) }
`,
		"by a timer": `
// Ask asks.
func (d *D) Ask() error {
	d.last++
	id := d.last
	d.open[id] = &entry{}
	time.AfterFunc(time.Second, func() { d.forget(id) })
	if err := d.send(id); err != nil {
		return err
	}
	return nil
}
`,
		"by the caller": `
// Ask asks.
func (d *D) Ask() error {
	e, err := d.begin()
	if err != nil {
		d.forget(d.last)
		return err
	}
	<-e.ch
	return nil
}

func (d *D) begin() (*entry, error) {
	e := &entry{}
	d.last++
	d.open[d.last] = e
	if err := d.send(d.last); err != nil {
		return nil, err
	}
	return e, nil
}
`,
		"the holder ends": `
// Ask waits for ever.
func (d *D) Ask() string {
	e := &entry{ch: make(chan string, 1)}
	d.open[1] = e
	select {
	case s := <-e.ch:
		return s
	case <-d.quit:
		return ""
	}
}
`,
	} {
		require.Nil(t, pendingOf(t, src), name)
	}
}

func TestPendingFlagged(t *testing.T) {
	p := linktest.Evidence(t, linktest.Program(t, `
type entry struct{ done bool }

// D has entries.
type D struct{ open map[int]*entry }

// Begin begins.
func (d *D) Begin(id int) { d.open[id] = &entry{} }

// End ends what is done.
func (d *D) End(id int) { if e := d.open[id]; e != nil && e.done { delete(d.open, id) } }

// Done marks.
func (d *D) Done(id int) { d.open[id].done = true }
`), "D.open").Pending
	require.NotNil(t, p)
	require.Equal(t, pending.Flagged, p.Kind)
	require.True(t, p.Weak)
}
