// Package web asks for rows.
package web

import (
	"net/http"

	"fixtures.test/retaingrow/cross/driver/driver"
)

// Table serves rows.
type Table struct{ rows driver.Rows }

// ServeHTTP implements http.Handler.
func (t *Table) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path
	if r.Method == http.MethodDelete {
		t.rows.Drop(name)
		return
	}
	var page [4096]byte
	n := copy(page[:], name)
	t.rows.Put(name, &page, n)
}
