// Package besideerror gives things beside an error, and asks for the error alone.
package besideerror

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"os"
)

var errOld = errors.New("written by an older version")

// Shelf asks a store of documents.
type Shelf struct {
	at   string
	http *http.Client
}

// accepted makes an error of a status that is none of success.
func accepted(res *http.Response, err error) (*http.Response, error) {
	switch {
	case err != nil:
		return res, err
	case res.StatusCode >= http.StatusBadRequest:
		return res, errors.New("shelf: " + res.Status)
	}
	return res, nil
}

func (s *Shelf) fetch(name string) (*http.Response, error) {
	return accepted(s.http.Get(s.at + name)) // want resourcegrow medium "it is returned beside an error, with which .*Copy drops it"
}

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

// Both asks the helper here: what that gives back beside its error stays.
func (s *Shelf) Both(w http.ResponseWriter, r *http.Request) {
	res, err := accepted(s.http.Get(s.at + r.URL.Path)) // want resourcegrow medium "beside an error"
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer res.Body.Close()
	_, _ = io.Copy(w, res.Body)
}

// journal opens a file of which the first line tells the version.
func journal(name string) (*os.File, error) {
	f, err := os.Open(name) // want resourcegrow medium "it is returned beside an error, with which serve drops it"
	if err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(f).ReadString('\n')
	if err != nil {
		return f, err
	}
	if line != "v2\n" {
		return f, errOld
	}
	return f, nil
}

func size(f *os.File) int64 {
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return 0
	}
	return st.Size()
}

func serve(names <-chan string, sizes chan<- int64) {
	for name := range names {
		f, err := journal(name)
		if err != nil {
			continue
		}
		sizes <- size(f)
	}
}

// Start sizes what is asked for.
func Start() (chan<- string, <-chan int64) {
	names, sizes := make(chan string), make(chan int64)
	go serve(names, sizes)
	return names, sizes
}
