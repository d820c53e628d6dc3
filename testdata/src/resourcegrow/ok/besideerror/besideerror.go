// Package besideerror gives things beside an error where nothing is left of them, or to callers
// that let them go.
package besideerror

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
)

// Shelf asks a store of documents.
type Shelf struct {
	at   string
	http *http.Client
}

// accepted closes what it gives beside an error.
func accepted(res *http.Response, err error) (*http.Response, error) {
	if err != nil {
		return res, err
	}
	if res.StatusCode >= http.StatusBadRequest {
		res.Body.Close()
		return res, errors.New("shelf: " + res.Status)
	}
	return res, nil
}

func (s *Shelf) fetch(name string) (*http.Response, error) { return accepted(s.http.Get(s.at + name)) }

// Copy writes a document.
func (s *Shelf) Copy(w io.Writer, name string) error {
	res, err := s.fetch(name)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	_, err = io.Copy(w, res.Body)
	return err
}

// explained reads what a failed answer says.
func explained(res *http.Response, err error) (*http.Response, error) {
	if err != nil {
		return nil, err
	}
	if res.StatusCode >= http.StatusBadRequest {
		text, _ := io.ReadAll(res.Body)
		return res, fmt.Errorf("shelf: %s", text)
	}
	return res, nil
}

// Has asks for a document.
func (s *Shelf) Has(name string) (bool, error) {
	res, err := explained(s.http.Get(s.at + name))
	if err != nil {
		return false, err
	}
	return true, res.Body.Close()
}

func greeted(addr string) (net.Conn, error) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	if _, err := c.Write([]byte("hello")); err != nil {
		return c, err
	}
	return c, nil
}

// Ask closes what it may have been given beside an error.
func Ask(w http.ResponseWriter, r *http.Request) {
	c, err := greeted(r.FormValue("addr"))
	if err != nil {
		if c != nil {
			c.Close()
		}
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer c.Close()
	_, _ = io.Copy(w, c)
}

// AskAgain closes it before it asks for the error.
func AskAgain(w http.ResponseWriter, r *http.Request) {
	c, err := greeted(r.FormValue("addr"))
	if c != nil {
		defer c.Close()
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	_, _ = io.Copy(w, c)
}

// scratch makes a file anew where there is none: it succeeds although something has failed.
func scratch(name string) (*os.File, error) {
	f, err := os.Open(name)
	if err != nil {
		g, err := os.Create(name)
		if err != nil {
			return nil, err
		}
		return g, nil
	}
	err = f.Chmod(0o600)
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, err
}

// Note writes a line.
func Note(w http.ResponseWriter, r *http.Request) {
	f, err := scratch(r.FormValue("name"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer f.Close()
	fmt.Fprintln(f, r.FormValue("text"))
}
