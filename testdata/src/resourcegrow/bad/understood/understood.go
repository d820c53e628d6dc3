// Package understood reads answers as values, and goes away where they are none: what was not understood was
// not read to its end.
package understood

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
)

type quote struct {
	Price float64
}

// Desk asks for prices.
type Desk struct {
	at string
}

// Quote closes the body after it has understood it.
func (d *Desk) Quote(of string) (quote, error) {
	var q quote
	res, err := http.Get(d.at + of) // want resourcegrow medium "Quote opens the Body of a Response with http.Get and releases it on some return paths but not on all"
	if err != nil {
		return q, err
	}
	if err := json.NewDecoder(res.Body).Decode(&q); err != nil {
		return q, fmt.Errorf("quote %s: %w", of, err)
	}
	return q, res.Body.Close()
}

// ServeHTTP gives the first price that a market knows; what one answers that has none is left unread.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, market := range []string{"a", "b"} {
		res, err := http.Get(d.at + market + r.URL.Path) // want resourcegrow medium "ServeHTTP opens the Body of a Response"
		if err != nil {
			continue
		}
		var q quote
		dec := xml.NewDecoder(res.Body)
		dec.Strict = false
		err = dec.Decode(&q)
		if err != nil {
			continue
		}
		fmt.Fprintln(w, q.Price)
		res.Body.Close()
		return
	}
}

// understand is a helper that makes a value of an answer.
func understand(res *http.Response, into any) error {
	dec := json.NewDecoder(res.Body)
	dec.UseNumber()
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
	res, err := http.Get(d.at + of + "/close") // want resourcegrow medium "Close opens the Body of a Response"
	if err != nil {
		return 0, err
	}
	if err := understand(res, &q); err != nil {
		return 0, err
	}
	res.Body.Close()
	return q.Price, nil
}
