package bediening

import (
	"context"
	"fmt"
)

// NieuweZaak implements Verbs.
func (c *Client) NieuweZaak(ctx context.Context, levering int64, w Wie) error {
	return c.post(ctx, fmt.Sprintf("/leveringen/%d/nieuwe-zaak", levering), daad{Wie: w})
}

// Afgehandeld implements Verbs.
func (c *Client) Afgehandeld(ctx context.Context, levering int64, w Wie) error {
	return c.post(ctx, fmt.Sprintf("/leveringen/%d/afgehandeld", levering), daad{Wie: w})
}
