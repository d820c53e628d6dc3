// Package madearound closes what it has opened to write to on some ways alone: that what is made around it
// is memory changes nothing.
package madearound

import (
	"io"
	"net"
	"net/http"
	"os"

	"github.com/klauspost/compress/zip"
)

// Desk has reports.
type Desk struct{}

// Keep packs a report into a file.
func (d *Desk) Keep(w http.ResponseWriter, r *http.Request) {
	f, err := os.Create(r.FormValue("as")) // want resourcegrow medium "Keep opens a resource with os.Create"
	if err != nil {
		return
	}
	z := zip.NewWriter(f)
	if in, err := z.Create("report"); err == nil {
		if _, err = io.Copy(in, r.Body); err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
	}
	_ = z.Close()
	_ = f.Close()
}

// Send packs a report for a peer.
func (d *Desk) Send(w http.ResponseWriter, r *http.Request) {
	c, err := net.Dial("tcp", r.FormValue("to")) // want resourcegrow medium "Send opens a resource with net.Dial"
	if err != nil {
		return
	}
	z := zip.NewWriter(c)
	if in, err := z.Create("report"); err == nil {
		if _, err = io.Copy(in, r.Body); err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
	}
	_ = z.Close()
	_ = c.Close()
}
