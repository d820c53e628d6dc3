// Package madearound closes what is nothing but memory around a writer where all went well.
package madearound

import (
	"bytes"
	"errors"
	"io"
	"net/http"

	"github.com/klauspost/compress/zip"
)

// Report is what is packed.
type Report struct{ Name, Text string }

func packed(w io.Writer, all []Report) error {
	z := zip.NewWriter(w)
	for _, r := range all {
		if r.Name == "" {
			return errors.New("no name")
		}
		f, err := z.Create(r.Name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, r.Text); err != nil {
			return err
		}
	}
	return z.Close()
}

// Desk has reports.
type Desk struct {
	read func(r *http.Request) []Report
}

// Send packs them into the answer.
func (d *Desk) Send(w http.ResponseWriter, r *http.Request) {
	var b bytes.Buffer
	if err := packed(&b, d.read(r)); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	_, _ = b.WriteTo(w)
}

// Show packs one into the answer itself.
func (d *Desk) Show(w http.ResponseWriter, r *http.Request) {
	z := zip.NewWriter(w)
	in, err := z.Create(r.FormValue("as"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if _, err = io.Copy(in, r.Body); err == nil {
		_ = z.Close()
	}
}
