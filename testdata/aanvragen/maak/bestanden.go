package main

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// pdf is a page or more with a title. The fixed date makes it the same every time.
func pdf(titel string, bladzijden int) []byte {
	vast := time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
	p := fpdf.New("P", "mm", "A4", "")
	p.SetCreationDate(vast)
	p.SetModificationDate(vast)
	p.SetCatalogSort(true)
	p.SetTitle(titel, true)
	for i := range bladzijden {
		p.AddPage()
		p.SetFont("Helvetica", "B", 16)
		p.MultiCell(0, 9, p.UnicodeTranslatorFromDescriptor("")(titel), "", "L", false)
		p.SetFont("Helvetica", "", 11)
		p.MultiCell(0, 7, "Verzonnen voorbeeld. Hier staat niets over iemand die bestaat.", "", "L", false)
		p.CellFormat(0, 12, "bladzijde "+string(rune('1'+i)), "", 0, "R", false, 0, "")
	}
	var uit bytes.Buffer
	if err := p.Output(&uit); err != nil {
		panic(err) // a mistake in this file
	}
	return uit.Bytes()
}

// foto is a jpeg that compresses as badly as a photograph with a telephone.
func foto(breed, hoog int, zaad uint64) []byte {
	r := rand.New(rand.NewPCG(zaad, 1))
	beeld := image.NewRGBA(image.Rect(0, 0, breed, hoog))
	for y := range hoog {
		for x := range breed {
			ruis := uint8(r.UintN(40))
			beeld.Set(x, y, color.RGBA{uint8(255*x/breed)/2 + ruis, uint8(255*y/hoog)/2 + ruis, 120 + ruis, 255})
		}
	}
	var uit bytes.Buffer
	if err := jpeg.Encode(&uit, beeld, &jpeg.Options{Quality: 80}); err != nil {
		panic(err)
	}
	return uit.Bytes()
}

// schermafdruk is a png with flat areas.
func schermafdruk(breed, hoog int, kleur color.RGBA) []byte {
	beeld := image.NewRGBA(image.Rect(0, 0, breed, hoog))
	for y := range hoog {
		for x := range breed {
			beeld.Set(x, y, color.White)
			if y < hoog/6 || x < breed/5 {
				beeld.Set(x, y, kleur)
			}
		}
	}
	var uit bytes.Buffer
	if err := png.Encode(&uit, beeld); err != nil {
		panic(err)
	}
	return uit.Bytes()
}
