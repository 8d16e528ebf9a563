import { useEffect, useState } from 'react';
import { type Crop, turnCrop, wholePicture } from './crop.ts';
import { decodePicture, drawKept, drawShown, PictureTrouble, pixelsOf } from './draw-picture.ts';
import { type PictureHint, pictureHints } from './picture-hints.ts';
import { type Turns, turned } from './turns.ts';

/** A picture being turned and cropped, before it is kept. */
export interface PictureEdit {
  /** The whole picture as turned, to be looked at; null until it is drawn. */
  readonly shown: Uint8Array | null;
  readonly crop: Crop;
  readonly hints: readonly PictureHint[];
  /** Why it cannot be shown, in words. */
  readonly trouble: string | null;
  readonly turn: (by: 1 | -1) => void;
  readonly setCrop: (crop: Crop) => void;
  /** What is to be kept. @throws PictureTrouble */
  readonly draw: () => Promise<Uint8Array>;
}

/** Decodes once; draws again whenever it is turned, and looks for hints in what would be kept. */
export function usePictureEdit(bytes: Uint8Array, mediaType: string): PictureEdit {
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [turns, setTurns] = useState<Turns>(0);
  const [crop, setCrop] = useState<Crop>(wholePicture);
  const [shown, setShown] = useState<Uint8Array | null>(null);
  const [hints, setHints] = useState<readonly PictureHint[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    let isOver = false;
    let decoded: ImageBitmap | null = null;
    const open = async () => {
      decoded = await decodePicture(bytes, mediaType);
      if (isOver) decoded.close();
      else setPicture(decoded);
    };
    open().catch((error: unknown) => {
      if (!isOver) setTrouble(wordsOfPicture(error));
    });
    return () => {
      isOver = true;
      decoded?.close();
      setPicture(null);
    };
  }, [bytes, mediaType]);

  useEffect(() => {
    if (picture === null) return undefined;
    let isOver = false;
    const draw = async () => {
      const drawn = await drawShown(picture, turns, wholePicture);
      if (!isOver) setShown(drawn);
    };
    draw().catch((error: unknown) => {
      if (!isOver) setTrouble(wordsOfPicture(error));
    });
    return () => {
      isOver = true;
    };
  }, [picture, turns]);

  useEffect(() => {
    if (picture === null) return undefined;
    // A crop is pulled many times a second: only where it rests is worth a look.
    const timer = setTimeout(() => setHints(hintsIn(picture, turns, crop)), 120);
    return () => clearTimeout(timer);
  }, [picture, turns, crop]);

  return {
    shown,
    crop,
    hints,
    trouble,
    turn: (by) => {
      setTurns(turned(turns, by));
      setCrop(turnCrop(crop, by));
    },
    setCrop,
    draw: async () => {
      if (picture === null) throw new PictureTrouble('图片还没有打开,请稍候。');
      return await drawKept(picture, turns, crop);
    },
  };
}

function hintsIn(picture: ImageBitmap, turns: Turns, crop: Crop): readonly PictureHint[] {
  return pictureHints(pixelsOf(picture, turns, crop));
}

function wordsOfPicture(error: unknown): string {
  if (error instanceof PictureTrouble) return error.message;
  throw error;
}
