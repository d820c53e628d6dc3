// Package understood reads answers as values, and lets go of those that are none.
package understood

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
)

type quote struct {
	Price float64
}

// Desk asks for prices.
type Desk struct {
	at string
}

// Quote closes the body in both cases.
func (d *Desk) Quote(of string) (quote, error) {
	var q quote
	res, err := http.Get(d.at + of)
	if err != nil {
		return q, err
	}
	if err := json.NewDecoder(res.Body).Decode(&q); err != nil {
		res.Body.Close()
		return q, fmt.Errorf("quote %s: %w", of, err)
	}
	return q, res.Body.Close()
}

// ServeHTTP reads the rest of what it does not understand.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, market := range []string{"a", "b"} {
		res, err := http.Get(d.at + market + r.URL.Path)
		if err != nil {
			continue
		}
		var q quote
		dec := xml.NewDecoder(res.Body)
		err = dec.Decode(&q)
		io.Copy(io.Discard, res.Body)
		if err != nil {
			continue
		}
		fmt.Fprintln(w, q.Price)
		return
	}
}

// Whole reads the body before it asks what it says.
func (d *Desk) Whole(of string) (quote, error) {
	var q quote
	res, err := http.Get(d.at + of)
	if err != nil {
		return q, err
	}
	text, err := io.ReadAll(res.Body)
	if err != nil {
		return q, err
	}
	if err := json.Unmarshal(text, &q); err != nil {
		return q, err
	}
	return q, nil
}

// understand lets go of what it is given.
func understand(res *http.Response, into any) error {
	defer res.Body.Close()
	dec := json.NewDecoder(res.Body)
	for dec.More() {
		if err := dec.Decode(into); err != nil {
			return err
		}
	}
	return nil
}

// Close asks for the last price.
func (d *Desk) Close(of string) (float64, error) {
	var q quote
	res, err := http.Get(d.at + of + "/close")
	if err != nil {
		return 0, err
	}
	if err := understand(res, &q); err != nil {
		return 0, err
	}
	return q.Price, nil
}
