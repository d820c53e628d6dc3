// Package nameless removes what its callers name: what is kept under a key that it makes
// itself and tells nobody cannot be named.
package nameless

import (
	"crypto/rand"
	"sync"
)

// Desk keeps forms: those that callers file under a name, and its own.
type Desk struct {
	mu     sync.Mutex
	forms  map[string][]byte
	drafts map[string][]byte
}

// NewDesk makes a desk.
func NewDesk() *Desk { return &Desk{forms: map[string][]byte{}, drafts: map[string][]byte{}} }

// File files a form.
func (d *Desk) File(name string, form []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.forms[name] = form // want mapgrow medium "Desk.forms"
}

// Copy files a form for later, and is done with it.
func (d *Desk) Copy(form []byte) int {
	d.File(rand.Text(), form)
	return len(form)
}

// Drop drops a form.
func (d *Desk) Drop(name string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.forms, name)
}

// Form returns a form.
func (d *Desk) Form(name string) []byte {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.forms[name]
}

// Draft keeps a draft and tells its name.
func (d *Desk) Draft(form []byte) string {
	name := rand.Text()
	d.keep(name, form)
	return name
}

func (d *Desk) keep(name string, form []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.drafts[name] = form
}

// Discard discards a draft.
func (d *Desk) Discard(name string) []byte {
	d.mu.Lock()
	defer d.mu.Unlock()
	form := d.drafts[name]
	delete(d.drafts, name)
	return form
}
